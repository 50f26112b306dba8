"""Naming the counting group of an assembly, and changing it with a trace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tapshyryk.assemblies.actions.minutes_papers import draft
from tapshyryk.assemblies.models import Assembly, Teller
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.parties.models import Person


def told(who: Person | str) -> str:
    """A person's ref, or the name of somebody who is not in the register."""
    return who.ref if isinstance(who, Person) else who


def somebody(who: Person | str) -> Person:
    """The person, entered in the register where only a name is known; called inside an effect."""
    if isinstance(who, Person):
        return who
    person = Person(full_name=" ".join(who.split()))
    person.save(force_insert=True)
    return person


def seat(assembly: Assembly, group: Sequence[Person | str]) -> list[Person]:
    """Seat people in the counting group, inside an effect."""
    people = [somebody(who) for who in group]
    for person in people:
        Teller(assembly=assembly, person=person).save(force_insert=True)
    return people


def change_counting_group(
    assembly: Assembly,
    *,
    actor: Actor,
    leaves: Sequence[Person] = (),
    joins: Sequence[Person | str] = (),
    reason: str,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Let members leave the counting group and others join; the `reason` is public, the names are not.

    Minutes that were drawn up already are drawn up anew, and signed anew.
    """
    gone = {person.pk for person in leaves}
    stay = [one.person for one in assembly.tellers.filter(left_at=None) if one.person_id not in gone]
    given = {
        "chair": assembly.chair.ref if assembly.chair else "",
        "secretary": assembly.secretary.ref if assembly.secretary else "",
        "counting_group": [*(person.ref for person in stay), *map(told, joins)],
    }

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        assembly.tellers.filter(left_at=None, person__in=gone).update(left_at=ask.now)
        joined = seat(assembly, joins)
        papers = draft(assembly, ask.now, reason).papers if assembly.minutes_draft() else ()
        return Deed(
            detail={"left": len(gone), "joined": len(joined), "reason": reason},
            private={
                "left": [person.full_name for person in leaves],
                "joined": [person.full_name for person in joined],
            },
            documents=tuple(papers),
        )

    return perform(
        assembly, "change_counting_group", actor=actor, given=given, effect=effect, override=override
    )
