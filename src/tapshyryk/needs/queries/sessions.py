"""Needs sessions and their lists as other rooms and pages ask for them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, QuerySet

from tapshyryk.needs.models import NeedsSession, Problem
from tapshyryk.places.models import Municipality


def sessions_of(municipality: Municipality) -> QuerySet[NeedsSession]:
    """The sessions of a municipality, newest first, each with `named`: how many problems were named."""
    return (
        NeedsSession.objects.filter(municipality=municipality)
        .annotate(named=Count("problems"))
        .order_by(F("held_on").desc(nulls_last=True), "-pk")
    )


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many people took part in the sessions that were held.

    `participants` adds up what the sessions state; it is a least number when `is_exact` is False, because
    some session says "more than", "at least" or "about", or says nothing (`silent`). `women` are those of the
    `women_counted` sessions that counted them apart and may tell it.
    """

    sessions: int
    participants: int
    is_exact: bool
    silent: int
    women: int
    women_counted: int


def turnout(*, with_examples: bool = True) -> Turnout:
    """The turnout over all sessions held or entered from a source."""
    held = NeedsSession.objects.filter(state__in=("held", "listed"))
    if not with_examples:
        held = held.filter(municipality__is_example=False)
    rows = list(held.values_list("participants", "participants_exactness"))
    women = [session.women_told for session in held.only("state", "participants", "women", "list_is_whole")]
    return Turnout(
        sessions=len(rows),
        participants=sum(participants or 0 for participants, _ in rows),
        is_exact=all(
            participants is not None and exactness == NeedsSession.Exactness.EXACT
            for participants, exactness in rows
        ),
        silent=sum(participants is None for participants, _ in rows),
        women=sum(counted or 0 for counted in women),
        women_counted=sum(counted is not None for counted in women),
    )


def session_by_slug(slug: str) -> NeedsSession:
    """The session of a permanent address; NeedsSession.DoesNotExist when there is none."""
    return NeedsSession.objects.select_related("municipality").get(slug=slug)


def priorities_of(session: NeedsSession) -> QuerySet[Problem]:
    """The list of priority problems of a session, first place first."""
    return session.problems.filter(is_priority=True).order_by(F("rank").asc(nulls_last=True), "pk")


def listed_sessions_of(municipality: Municipality) -> QuerySet[NeedsSession]:
    """The sessions of a municipality whose list is closed, from which an assembly may choose."""
    return sessions_of(municipality).filter(state="listed")
