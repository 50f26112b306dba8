"""The public table of what municipalities named: a row for each theme, target group and year of one."""

from __future__ import annotations

from collections.abc import Iterator

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.needs.queries.most_often import namings
from tapshyryk.opendata.tables.spec import (
    EXAMPLE,
    MUNICIPALITY,
    TARGET_GROUP,
    THEME,
    Row,
    Table,
    code,
    whole,
)
from tapshyryk.places.models import Municipality


def _named() -> Iterator[Row]:
    examples = set(Municipality.objects.filter(is_example=True).values_list("slug", flat=True))
    for one in namings(with_examples=True):
        yield (
            one.theme,
            one.target_group,
            one.oblast,
            one.year,
            one.municipality,
            one.problems,
            one.chosen,
            one.municipality in examples,
        )


NAMED_MOST_OFTEN = Table(
    "named-most-often",
    N_("Problems named across municipalities"),
    (
        THEME,
        TARGET_GROUP,
        code("oblast", N_("oblast by ISO 3166-2:KG")),
        whole("year", N_("year of the session")),
        MUNICIPALITY,
        whole("problems", N_("problems named at closed sessions")),
        whole("chosen", N_("of them chosen by an assembly")),
        EXAMPLE,
    ),
    _named,
)
