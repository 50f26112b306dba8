"""The public table of acts, as the record holds them."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.opendata.tables.spec import (
    AT_ONCE,
    EXAMPLE,
    MUNICIPALITY,
    ORDER,
    Row,
    Table,
    code,
    moment,
    whole,
)
from tapshyryk.orders.models import Order
from tapshyryk.places.models import Municipality


def _acts() -> Iterator[Row]:
    places: dict[UUID | None, tuple[str | None, bool]] = {None: (None, False)}
    for key, slug, example in Municipality.objects.values_list("pk", "slug", "is_example"):
        places[key] = (slug, example)
    orders: dict[UUID | None, str] = dict(Order.objects.values_list("pk", "slug"))
    rows = Act.objects.filter(public=True).order_by("pk").values_list(
        "pk", "leaf__index", "at", "recorded_at", "verb", "actor_kind", "actor_role", "subject_type",
        "subject_id", "subject_label", "municipality", "order", "from_state", "to_state", "leaf_hash",
    )  # fmt: skip
    for row in rows.iterator(AT_ONCE):
        place, example = places.get(row[10], (None, False))
        yield (
            str(row[0]), None if row[1] is None else row[1] + 1, *row[2:8], str(row[8]), row[9], place,
            orders.get(row[11]), row[12], row[13], bytes(row[14]).hex(), example,
        )  # fmt: skip


ACTS = Table(
    "acts",
    N_("Acts of the record"),
    (
        code("act", N_("key of the act")),
        whole("number", N_("number in the sealed record; empty until it is sealed")),
        moment("at", N_("when it was done")),
        moment("recorded_at", N_("when it was written")),
        code("verb", N_("what was done, as in the table of moves")),
        code("actor_kind", N_("person or system")),
        code("actor_role", N_("role under which a person acted")),
        code("subject_type", N_("what it was done with")),
        code("subject", N_("key of what it was done with")),
        code("subject_label", N_("permanent name of what it was done with")),
        MUNICIPALITY,
        ORDER,
        code("from_state", N_("state before")),
        code("to_state", N_("state after")),
        code("hash", N_("SHA-256 by which the act stands in the record's tree")),
        EXAMPLE,
    ),
    _acts,
)
