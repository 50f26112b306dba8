"""The voters' roll as its page asks for it; names only for those who keep it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from tapshyryk.assemblies.models import Assembly, Voter, VoterMark, Way
from tapshyryk.core import clock
from tapshyryk.core.access import table
from tapshyryk.core.access.actors import Actor

LEFT, STRUCK = "left", "struck"


@dataclass(frozen=True, slots=True)
class RollCounts:
    """How many stand on the roll, how many took each way in the present round, how many have taken none."""

    on_roll: int
    taken: tuple[tuple[Way, int], ...]
    left: int


def keeps_roll(actor: Actor, assembly: Assembly) -> bool:
    """Whether the actor keeps the roll of this assembly and so sees the names on it."""
    return isinstance(table.check(actor, "assemblies.roll", assembly, clock.today()), table.Grant)


def roll_counts(assembly: Assembly) -> RollCounts:
    """The counts at the head of the roll, in the present round; the struck are in none of them."""
    on_roll = assembly.roll.filter(struck_because="").count()
    taken = assembly.taken()
    ways = tuple((way, taken.get(way.value, 0)) for way in Way if way.value in assembly.ways)
    return RollCounts(on_roll, ways, on_roll - sum(taken.values()))


def found_on_roll(
    assembly: Assembly, *, words: Sequence[str] = (), standing: str = "", settlement: str = ""
) -> QuerySet[Voter]:
    """The people whose folded name holds every word, or whose number is the one word asked for.

    `standing` is a way of voting, "left" for those who have not come, or "struck".
    """
    found: QuerySet[Voter] = assembly.roll.select_related("settlement")
    if words:
        asked = Q()
        for word in words:
            asked &= Q(folded_name__contains=word)
        if len(words) == 1 and words[0].isdecimal() and len(words[0]) < 10:
            asked |= Q(number=int(words[0]))
        found = found.filter(asked)
    if settlement:
        found = found.filter(settlement_id=UUID(settlement))
    marked = VoterMark.objects.filter(voter__assembly=assembly, round=assembly.round)
    if standing == STRUCK:
        return found.exclude(struck_because="")
    if standing == LEFT:
        return found.filter(struck_because="").exclude(pk__in=marked.values("voter"))
    if standing:
        return found.filter(pk__in=marked.filter(way=standing).values("voter"))
    return found


def ways_taken(assembly: Assembly, voters: Sequence[Voter]) -> dict[object, Way]:
    """The way each of these people has taken in the present round, by their key."""
    marks = VoterMark.objects.filter(voter__in=[voter.pk for voter in voters], round=assembly.round)
    return {key: Way(way) for key, way in marks.values_list("voter_id", "way")}


def way_of_number(assembly: Assembly, number: int) -> Way | None:
    """The way the person of this number has taken in the present round, None while they have taken none."""
    marks = VoterMark.objects.filter(voter__assembly=assembly, voter__number=number, round=assembly.round)
    way = marks.values_list("way", flat=True).first()
    return None if way is None else Way(way)


def roll_lines(assembly: Assembly) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The heading and the lines of the roll as a table, in the reader's language, without cleared ones."""
    header = [_("No."), _("Name"), _("Birthday"), _("Sex"), _("Settlement"), _("Address"), _("Way of voting")]
    voters = list(assembly.roll.exclude(full_name="").select_related("settlement").order_by("number"))
    taken = ways_taken(assembly, voters)
    lines = [
        (
            one.number,
            one.full_name,
            one.born_on,
            one.get_sex_display(),
            "" if one.settlement is None else str(one.settlement.name),
            one.address,
            _("struck off") if one.struck_because else str(taken[one.pk].label) if one.pk in taken else "",
        )
        for one in voters
    ]
    return header, lines
