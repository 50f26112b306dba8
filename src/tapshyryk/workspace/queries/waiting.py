"""What waits for a person: the steps they can take now, with the day they are due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tapshyryk.core import clock
from tapshyryk.core.access import table
from tapshyryk.core.access.actors import Actor, Holding, holdings_of
from tapshyryk.core.lifecycle import registry
from tapshyryk.core.lifecycle.openings import Opening, moves_open_to
from tapshyryk.core.steps import Step, step_for, steps_beginning_at
from tapshyryk.places.models import Municipality

MOST_SUBJECTS_OF_A_KIND = 50
"""How many subjects of one kind are looked at, newest first; the list pages show the rest."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One step that waits for a person, with its subject and the day it is due."""

    subject: Any
    step: Step
    opening: Opening
    due: date | None

    @property
    def overdue(self) -> bool:
        """Whether the due day has passed."""
        return self.due is not None and self.due < clock.today()


@dataclass(frozen=True, slots=True)
class Beginning:
    """Something a person may begin from a parent they belong to."""

    step: Step
    parent: Any
    parent_kind: str
    label: str


def held_today(actor: Actor) -> tuple[Holding, ...]:
    """The roles the actor holds today."""
    today = clock.today()
    return tuple(holding for holding in holdings_of(actor) if holding.valid_on(today))


def waiting_for(actor: Actor) -> list[Waiting]:
    """The steps `actor` can take now and is expected to, the ones due first at the top."""
    held = held_today(actor)
    found = [w for subject in _subjects_near(actor, held) for w in _steps_waiting(subject, actor, held)]
    return sorted(found, key=lambda w: (w.due or date.max, w.step.lifecycle))


def beginnings_for(actor: Actor) -> list[Beginning]:
    """What `actor` may begin in the municipalities and organisations where they hold a role."""
    held = held_today(actor)
    found: list[Beginning] = []
    for body in dict.fromkeys(holding.body for holding in held):
        kind, _, key = body.partition(":")
        parent = parent_of(kind, key)
        if parent is not None:
            found.extend(beginnings_at(kind, parent, actor, held))
    return found


def beginnings_at(kind: str, parent: Any, actor: Actor, held: tuple[Holding, ...]) -> Iterator[Beginning]:
    """What `actor` may begin from this parent."""
    for step in steps_beginning_at(kind):
        move = registry.subject_type(step.lifecycle).lifecycle.move(step.verb)
        draft = step.begin(parent) if step.begin else None
        if draft is None:
            continue
        if isinstance(table.check(actor, move.permission, draft, clock.today(), held), table.Grant):
            yield Beginning(step=step, parent=parent, parent_kind=kind, label=move.label)


def parent_of(kind: str, key: Any) -> Any:
    """The municipality, organisation or subject `key` from which something is begun, or None."""
    model: Any = Municipality if kind == "municipality" else registry.subject_types().get(kind)
    return model._default_manager.filter(pk=key).first() if model is not None else None


def _subjects_near(actor: Actor, held: tuple[Holding, ...]) -> Iterator[Any]:
    for model in registry.subject_types().values():
        near = model.near_to(held, actor.ref).exclude(state__in=model.lifecycle.final)
        yield from near.order_by("-pk")[:MOST_SUBJECTS_OF_A_KIND]


def _steps_waiting(subject: Any, actor: Actor, held: tuple[Holding, ...]) -> Iterator[Waiting]:
    if not any(_may_wait(move.verb) for move in subject.lifecycle.moves_from(subject.state)):
        return
    for opening in moves_open_to(actor, subject, held):
        step = step_for(opening.move.verb)
        if step is None or not opening.is_open or opening.move.creates:
            continue
        if step.waits_for(actor, subject):
            yield Waiting(subject, step, opening, step.due(subject) if step.due else None)


def leading(openings: Sequence[Opening], actor: Actor, subject: Any) -> Opening | None:
    """The step that is expected next: one that carries the subject on, before a deed.

    None where nothing is expected, so that no page invites people to call a thing off.
    """
    expected = [
        opening
        for opening in openings
        if opening.is_open
        and (step := step_for(opening.move.verb)) is not None
        and step.waits_for(actor, subject)
    ]
    return min(expected, key=lambda opening: opening.move.is_deed, default=None)


def _may_wait(verb: str) -> bool:
    step = step_for(verb)
    return step is not None and step.waits is not False
