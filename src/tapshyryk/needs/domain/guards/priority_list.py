"""What must hold before the lists of several sessions become one."""

from __future__ import annotations

from dataclasses import dataclass

from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard


@dataclass(frozen=True, slots=True)
class PriorityListFacts:
    """What the guards of a common list look at: the session of each problem that is on it, by key."""

    session_of: dict[str, str]


@guard("needs.common_list_of_several_sessions", needs=("sessions",))
def several_sessions(ask: Ask[PriorityListFacts]) -> Trouble:
    """A common list joins the lists of at least two sessions."""
    count = len(set(ask.given["sessions"]))
    return None if count >= 2 else {"count": count}


@guard("needs.joined_of_different_sessions", needs=("groups",))
def at_most_one_of_each_session(ask: Ask[PriorityListFacts]) -> Trouble:
    """What is joined are at least two problems, each of another session."""
    for group in ask.given["groups"]:
        sessions = [ask.facts.session_of.get(key) for key in group]
        if len(group) < 2 or len(set(sessions)) < len(sessions):
            return {}
    return None
