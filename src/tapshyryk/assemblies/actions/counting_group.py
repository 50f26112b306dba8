"""Naming the counting group of an assembly, and changing it with a trace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tapshyryk.assemblies.actions.minutes_papers import draft
from tapshyryk.assemblies.domain.named import Named
from tapshyryk.assemblies.models import Assembly, Teller
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import Refused, meanwhile
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.parties.models import Person


def named(who: Person | str) -> Named:
    """A person of the register, or somebody known by name alone, as the guards compare them."""
    return Named(who.full_name, who.ref) if isinstance(who, Person) else Named(who)


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

    Minutes that were drawn up already are drawn up anew, and signed anew. Refused when somebody who is to
    leave does not sit in the group, or no more.
    """

    def given(assembly: Assembly) -> dict[str, Any]:
        seated = assembly.tellers.filter(left_at=None).select_related("person")
        stay = [one.person for one in seated if one.person not in leaves]
        if len(stay) + len(leaves) > len(seated):
            raise Refused((meanwhile(),))
        return {
            "chair": named(assembly.chair or ""),
            "secretary": named(assembly.secretary or ""),
            "counting_group": [named(who) for who in (*stay, *joins)],
        }

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        assembly.tellers.filter(left_at=None, person__in=leaves).update(left_at=ask.now)
        joined = seat(assembly, joins)
        papers = draft(assembly, ask.now, reason).papers if assembly.minutes_draft() else ()
        return Deed(
            detail={"left": len(leaves), "joined": len(joined), "reason": reason},
            private={
                "left": [person.full_name for person in leaves],
                "joined": [person.full_name for person in joined],
            },
            documents=tuple(papers),
        )

    return perform(
        assembly, "change_counting_group", actor=actor, given=given, effect=effect, override=override
    )
