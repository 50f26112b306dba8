"""Keeping the voters' roll: who stands on it, who came, and which way of voting each has taken."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext

from tapshyryk.assemblies.models import Assembly, Voter, VoterMark, Way
from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.identities.domain.identity import age_on
from tapshyryk.core.identities.matching import same_person
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import Refused, gone, wrong_input
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.places.models import Settlement

AT_ONCE = 500
"""Rows written by one statement."""


@dataclass(frozen=True, slots=True)
class VoterGiven:
    """A person for the roll: name, birthday, and if told sex, settlement of this municipality, address."""

    full_name: str
    born_on: date
    sex: str = ""
    settlement: Settlement | None = None
    address: str = ""

    def __repr__(self) -> str:
        return "VoterGiven(…)"

    @property
    def same_person(self) -> tuple[str, date]:
        """What tells that two entries mean one person."""
        return same_person(self.full_name, self.born_on)


def enter_roll(
    assembly: Assembly,
    *,
    actor: Actor,
    voters: Sequence[VoterGiven],
    way: str = "",
    override: Override = NO_OVERRIDE,
) -> Any:
    """Enter residents on the roll, numbered on from the last; all of them or none.

    With `way` they stand at the door and are registered for that way of voting at once. Whoever is too
    young on the day of the assembly, or stands there twice, is refused, with their lines. Names go to the
    roll alone, never into the act.
    """
    if any(one.settlement and one.settlement.municipality_id != assembly.municipality_id for one in voters):
        raise Refused((gone(),))

    def given(assembly: Assembly) -> dict[str, Any]:
        day = assembly.convened_for.astimezone(clock.LOCAL_ZONE).date()
        required = assembly.book().value("assemblies.voting_age", "required")
        too_young = sum(age_on(one.born_on, day) < required for one in voters)
        return {"too_young": too_young, "repeated": _repeated_lines(assembly, voters)}

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        last = assembly.roll.aggregate(last=Max("number"))["last"] or 0
        rows = [
            Voter(
                assembly=assembly,
                number=number,
                full_name=" ".join(one.full_name.split()),
                folded_name=one.same_person[0],
                born_on=one.born_on,
                sex=one.sex,
                settlement=one.settlement,
                address=one.address,
                at_the_door=bool(way),
            )
            for number, one in enumerate(voters, start=last + 1)
        ]
        Voter.objects.bulk_create(rows, batch_size=AT_ONCE)
        if way:
            if assembly.state != "open" or way == Way.ONLINE or way not in assembly.ways:
                raise Refused((gone(),))
            _mark(assembly, rows, way)
        return Deed(
            detail={
                "entered": len(rows),
                "on_roll": assembly.roll.filter(struck_because="").count(),
                "at_the_door": bool(way),
            }
        )

    return perform(assembly, "enter_roll", actor=actor, given=given, effect=effect, override=override)


def _repeated_lines(assembly: Assembly, voters: Sequence[VoterGiven]) -> list[int]:
    """The places in `voters`, from 1, of people who stand there twice or are on the roll already."""
    seen = {
        (name, born)
        for name, born in assembly.roll.filter(struck_because="").values_list("folded_name", "born_on")
    }
    lines = []
    for line, one in enumerate(voters, start=1):
        if one.same_person in seen:
            lines.append(line)
        seen.add(one.same_person)
    return lines


def strike_from_roll(
    assembly: Assembly, *, actor: Actor, number: int, reason: str, override: Override = NO_OVERRIDE
) -> Any:
    """Strike a person off the roll, by number; who has voted in any round stays on it."""

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        voter = _standing(assembly, [number])[0]
        if voter.marks.exists():
            raise wrong_input(gettext("This person has voted already and stays on the roll."))
        voter.struck_because, voter.code_hash = reason, ""
        voter.save(update_fields=["struck_because", "code_hash"])
        return Deed(detail={"number": number}, private={"reason": reason})

    return perform(assembly, "strike_from_roll", actor=actor, effect=effect, override=override)


def register_arrivals(
    assembly: Assembly,
    *,
    actor: Actor,
    numbers: Collection[int],
    way: str,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Register people who came, by their numbers on the roll, for a way of voting in the present round.

    All of them or none: whoever has taken a way already is named in the refusal.
    """
    wanted = sorted(set(numbers))

    def given(assembly: Assembly) -> dict[str, Any]:
        voted = assembly.roll.filter(number__in=wanted, marks__round=assembly.round)
        return {"way": way, "voted": sorted(voted.values_list("number", flat=True))}

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        voters = _standing(assembly, wanted)
        _mark(assembly, voters, way)
        return Deed(
            detail={"round": assembly.round, "way": way, "registered": len(wanted)},
            private={"numbers": wanted},
        )

    return perform(assembly, "register_arrivals", actor=actor, given=given, effect=effect, override=override)


def undo_arrival(
    assembly: Assembly, *, actor: Actor, number: int, reason: str, override: Override = NO_OVERRIDE
) -> Any:
    """Take a registration in the hall back: a wrong number was typed. An online ballot stays in the box.

    Refused once the way the person is registered for is counted.
    """

    def given(assembly: Assembly) -> dict[str, Any]:
        marks = VoterMark.objects.filter(voter__assembly=assembly, voter__number=number, round=assembly.round)
        return {"undone": marks.values_list("way", flat=True).first()}

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        voter = _standing(assembly, [number])[0]
        mark = voter.marks.filter(round=assembly.round).exclude(way=Way.ONLINE).first()
        if mark is None:
            raise wrong_input(gettext("This person is not registered in the hall."))
        mark.delete()
        return Deed(
            detail={"round": assembly.round, "way": mark.way, "reason": reason}, private={"number": number}
        )

    return perform(assembly, "undo_arrival", actor=actor, given=given, effect=effect, override=override)


def _mark(assembly: Assembly, voters: Sequence[Voter], way: str) -> None:
    marks = [VoterMark(voter=voter, round=assembly.round, way=way) for voter in voters]
    VoterMark.objects.bulk_create(sorted(marks, key=lambda mark: mark.pk), batch_size=AT_ONCE)


def _standing(assembly: Assembly, numbers: Sequence[int]) -> list[Voter]:
    """The people with these numbers who stand on the roll; refuses numbers that nobody has."""
    found = list(assembly.roll.filter(number__in=numbers, struck_because=""))
    if missing := sorted(set(numbers) - {voter.number for voter in found}):
        told = ", ".join(map(str, missing[:20]))
        raise wrong_input(gettext("Nobody on the roll has these numbers: %(numbers)s.") % {"numbers": told})
    return found
