"""What must hold before what a facilitation tool left may be written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard
from tapshyryk.needs.domain.facilitation import COUNTED


@dataclass(frozen=True, slots=True)
class ToolFacts:
    """What the guards of a tool look at: which one, the state of its session, and how many people came."""

    kind: str
    session_state: str
    participants: int | None


@guard("needs.tool_of_a_held_session")
def session_was_held(ask: Ask[ToolFacts]) -> Trouble:
    """A tool is recorded once people have met; what is counted for the order, before the list is closed."""
    open_in = {"held"} if ask.facts.kind in COUNTED else {"held", "listed"}
    return None if ask.facts.session_state in open_in else {}


@guard("needs.points_within_those_given", needs=("points", "each", "givers"))
def points_stay_within(ask: Ask[ToolFacts]) -> Trouble:
    """Nobody gives more points than everybody had, and no more people give than came."""
    total, each, givers = (int(ask.given[name]) for name in ("points", "each", "givers"))
    came: Any = ask.facts.participants
    if total <= each * givers and (came is None or givers <= came):
        return None
    return {"points": total, "most": each * givers, "givers": givers, "participants": came or givers}
