"""Which steps an actor could take with a subject now, and what stands against each; reads only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tapshyryk.core import clock
from tapshyryk.core.access import table
from tapshyryk.core.access.actors import Actor, Holding, holdings_of
from tapshyryk.core.lifecycle.refusals import Reason, not_you, troubles
from tapshyryk.core.lifecycle.spec import Ask, Move


@dataclass(frozen=True, slots=True)
class Opening:
    """A move that starts from the subject's state, and what stands against it for this actor.

    `reasons` refuse it; `warnings` let it pass with a written reason. `permitted` is False when the actor
    is not the one to take it.
    """

    move: Move
    permitted: bool
    reasons: tuple[Reason, ...] = ()
    warnings: tuple[Reason, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the actor can take the step now."""
        return self.permitted and not self.reasons


def moves_open_to(actor: Actor, subject: Any, held: tuple[Holding, ...] | None = None) -> tuple[Opening, ...]:
    """What `actor` could do with `subject` now, each with the reasons against it; reads only.

    Guards that look at values still to be given are not asked here; `perform` asks them all. `held` are the
    actor's roles where the caller has read them already.
    """
    held = holdings_of(actor) if held is None else held
    moves = subject.lifecycle.moves_from(subject.state)
    if not moves:
        return ()
    book = subject.book()
    ask = Ask(facts=subject.facts(), given={}, now=clock.now(), today=clock.today(), book=book)
    openings = []
    for move in moves:
        answer = table.check(actor, move.permission, subject, ask.today, held)
        if isinstance(answer, table.Denial):
            openings.append(Opening(move, permitted=False, reasons=(not_you(answer, book),)))
            continue
        found = troubles(move, ask)
        openings.append(
            Opening(
                move,
                permitted=True,
                reasons=tuple(r for r in found if r.severity == "refuse"),
                warnings=tuple(r for r in found if r.severity == "warn"),
            )
        )
    return tuple(openings)
