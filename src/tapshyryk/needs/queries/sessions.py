"""Needs sessions and their lists as other rooms and pages ask for them."""

from __future__ import annotations

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


def session_by_slug(slug: str) -> NeedsSession:
    """The session of a permanent address; NeedsSession.DoesNotExist when there is none."""
    return NeedsSession.objects.select_related("municipality").get(slug=slug)


def priorities_of(session: NeedsSession) -> QuerySet[Problem]:
    """The list of priority problems of a session, first place first."""
    return session.problems.filter(is_priority=True).order_by(F("rank").asc(nulls_last=True), "pk")


def listed_sessions_of(municipality: Municipality) -> QuerySet[NeedsSession]:
    """The sessions of a municipality whose list is closed, from which an assembly may choose."""
    return sessions_of(municipality).filter(state="listed")
