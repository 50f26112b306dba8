"""Which municipalities asked to join, and how those that joined were met and advised."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet

from tapshyryk.needs.models import Advice, Joining, OrientationMeeting, OrientationVillage
from tapshyryk.needs.models.joining import STAGES
from tapshyryk.places.models import Municipality


def takes_part(municipality: Municipality) -> bool:
    """Whether the municipality joined, or its request is under review."""
    open_ones = Joining.objects.filter(municipality=municipality).exclude(state__in=Joining.lifecycle.final)
    return open_ones.exists()


def joinings(*, with_examples: bool = True) -> QuerySet[Joining]:
    """Every request, newest first, with its municipality."""
    found = Joining.objects.select_related("municipality__oblast")
    return found if with_examples else found.filter(municipality__is_example=False)


def joining_by_slug(slug: str) -> Joining:
    """The request of a permanent address; Joining.DoesNotExist when there is none."""
    return joinings().get(slug=slug)


def joining_of(municipality: Municipality) -> Joining | None:
    """The latest request of a municipality, or None where it never asked."""
    return joinings().filter(municipality=municipality).first()


@dataclass(frozen=True, slots=True)
class AdviceCount:
    """How often a municipality was advised at a stage, and on which topics, each once, as first given."""

    stage: str
    times: int
    topics: tuple[str, ...]


def advice_counted(joining: Joining) -> tuple[AdviceCount, ...]:
    """The advice the public knows of: counts and topics by stage, in the order of the stages."""
    given = list(Advice.objects.filter(joining=joining).values_list("stage", "topic"))
    times = Counter(stage for stage, _topic in given)
    return tuple(
        AdviceCount(stage, times[stage], tuple(dict.fromkeys(t for s, t in given if s == stage)))
        for stage in STAGES
        if times[stage]
    )


@dataclass(frozen=True, slots=True)
class Oriented:
    """The orientation meetings of a municipality, added up.

    `women` are those of the `women_counted` meetings that counted them apart; `villages` are the settlements
    whose people were invited, each once.
    """

    meetings: int
    present: int
    women: int
    women_counted: int
    villages: int


def oriented(joining: Joining) -> Oriented:
    """How many residents of how many villages heard what a social order is."""
    rows = list(OrientationMeeting.objects.filter(joining=joining).values_list("present", "women"))
    villages = OrientationVillage.objects.filter(meeting__joining=joining)
    return Oriented(
        meetings=len(rows),
        present=sum(present for present, _women in rows),
        women=sum(women or 0 for _present, women in rows),
        women_counted=sum(women is not None for _present, women in rows),
        villages=villages.values("settlement").distinct().count(),
    )
