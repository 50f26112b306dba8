"""The public table of needs sessions and the problems named in them."""

from __future__ import annotations

from collections.abc import Iterator

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.needs.domain.attendance import women_told
from tapshyryk.needs.models import NeedsSession
from tapshyryk.opendata.tables.spec import (
    AT_ONCE,
    EXAMPLE,
    MUNICIPALITY,
    SOURCE,
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
    yes_no,
)


def _needs() -> Iterator[Row]:
    held = NeedsSession.objects.filter(state__in=("held", "listed"))
    rows = held.order_by("slug", "problems__rank", "problems__slug").values_list(
        "slug", "municipality__slug", "state", "held_on", "period", "participants", "participants_exactness",
        "women", "priorities_found", "problems__slug", "problems__title_ky", "problems__title_ru",
        "problems__title_en", "problems__theme", "problems__target_group", "problems__votes",
        "problems__rank", "problems__is_priority", "problems__is_chosen", "problems__unserved",
        "problems__unserved_note", "source", "municipality__is_example", "list_is_whole",
    )  # fmt: skip
    for *row, list_is_whole in rows.iterator(AT_ONCE):
        state, participants, women = row[2], row[5], row[7]
        row[7] = women_told(participants, women, state == "held" and list_is_whole)
        yield tuple(row)


NEEDS = Table(
    "needs",
    N_("Needs sessions and problems"),
    (
        code("session", N_("permanent name of the needs session; a row for each problem named in it")),
        MUNICIPALITY,
        STATE,
        day("held_on", N_("day of the session")),
        text("period", N_("when it was held, where a source gives no day")),
        whole("participants", N_("people who took part")),
        code("participants_exactness", N_("exact, more_than, about or at_least")),
        whole("women", N_("women among them")),
        whole("priorities_found", N_("priority problems the session ended with")),
        code("problem", N_("permanent name of the problem")),
        *titles("problem"),
        THEME,
        TARGET_GROUP,
        whole("votes", N_("votes it drew at the session")),
        whole("rank", N_("place on the list")),
        yes_no("is_priority", N_("stands on the list of priority problems")),
        yes_no("is_chosen", N_("chosen by an assembly of residents")),
        whole("unserved", N_("people in need without the service")),
        text("unserved_note", N_("what the source says of them")),
        SOURCE,
        EXAMPLE,
    ),
    _needs,
)
