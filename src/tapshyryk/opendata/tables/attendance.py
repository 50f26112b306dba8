"""The public table of who came to needs sessions: a row for each group counted, with small groups hidden."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.needs.models import NeedsSession
from tapshyryk.needs.queries.attendance import public_counts_on
from tapshyryk.opendata.tables.spec import (
    AT_ONCE,
    EXAMPLE,
    MUNICIPALITY,
    Row,
    Table,
    code,
    day,
    whole,
    yes_no,
)

PARTS: Final = ("sex", "age_band", "social_group")
"""By what people are counted, each a part of its own; no two are crossed."""


def _attendance() -> Iterator[Row]:
    listed = NeedsSession.objects.filter(state="listed", list_is_whole=True).select_related("municipality")
    for session in listed.order_by("slug").iterator(AT_ONCE):
        yield from _groups(session)


def _groups(session: NeedsSession) -> Iterator[Row]:
    """A row for each group; none for a session to which too few came."""
    counts = public_counts_on(session)
    if counts is None:
        return
    head = (session.slug, session.municipality.slug, session.held_on, counts.total)
    for part in PARTS:
        groups: Mapping[str, int | None] = getattr(counts, part)
        for value, people in groups.items():
            yield (*head, part, value or "unknown", people, people is None, session.is_example)


ATTENDANCE = Table(
    "attendance",
    N_("Who came to needs sessions"),
    (
        code("session", N_("permanent name of the needs session; a row for each group counted")),
        MUNICIPALITY,
        day("held_on", N_("day of the session")),
        whole("participants", N_("people on the attendance list")),
        code("counted_by", N_("sex, age_band or social_group; each adds up to the people on the list")),
        code("group", N_("the group, or unknown where the list does not say")),
        whole("people", N_("people of the group; empty where too few to show")),
        yes_no("is_hidden", N_("too few to show, or hidden so that too few cannot be worked out")),
        EXAMPLE,
    ),
    _attendance,
)
