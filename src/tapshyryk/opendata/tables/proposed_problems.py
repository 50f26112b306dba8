"""The public table of problems that were proposed; of their authors it tells nothing but the kind."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Q

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.needs.models import ProposedProblem
from tapshyryk.needs.queries.proposed_problems import PUBLIC
from tapshyryk.opendata.tables.spec import (
    AT_ONCE,
    EXAMPLE,
    MUNICIPALITY,
    SETTLEMENT,
    STATE,
    TARGET_GROUP,
    THEME,
    Row,
    Table,
    code,
    day,
    text,
    titles,
    whole,
)

_HIDDEN = slice(3, 11)
"""The words of a declined one are shown nowhere."""


def _proposed() -> Iterator[Row]:
    rows = (
        ProposedProblem.objects.filter(state__in=PUBLIC)
        .annotate(
            heard=Count("named_as", distinct=True),
            chosen=Count("named_as", filter=Q(named_as__is_chosen=True), distinct=True),
        )
        .order_by("slug")
        .values_list(
            "slug", "municipality__slug", "state", "title_ky", "title_ru", "title_en", "language",
            "settlement__name_ky", "where", "text", "touches", "people", "theme", "by", "proposed_on",
            "published_on", "merged_into__slug", "reason", "heard", "chosen", "municipality__is_example",
        )
    )  # fmt: skip
    for row in rows.iterator(AT_ONCE):
        if row[2] == "declined":
            yield (*row[:3], *(None for _ in row[_HIDDEN]), None, *row[12:])
        else:
            yield (*row[:17], None, *row[18:])


PROPOSED_PROBLEMS = Table(
    "proposed-problems",
    N_("Problems residents proposed"),
    (
        code("proposal", N_("permanent name of the proposal")),
        MUNICIPALITY,
        STATE,
        *titles("problem"),
        code("language", N_("language it was written in")),
        SETTLEMENT,
        text("where", N_("where exactly")),
        text("words", N_("the author's words")),
        TARGET_GROUP,
        whole("people", N_("people it touches, as its author says")),
        THEME,
        code("by", N_("resident, organisation or on_behalf; which person it was is shown nowhere")),
        day("proposed_on", N_("day it was proposed")),
        day("published_on", N_("day it was published")),
        code("merged_into", N_("permanent name of the proposal it was merged with")),
        text("reason", N_("why it was declined")),
        whole("heard", N_("sessions at which it was named")),
        whole("chosen", N_("times an assembly chose it")),
        EXAMPLE,
    ),
    _proposed,
)
