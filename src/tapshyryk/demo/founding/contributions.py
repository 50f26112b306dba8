"""What was given to the pilots' orders, by kind, with the printed totals checked against the parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.importing.columns import Registry, Row, Tally
from tapshyryk.core.importing.parsers.numbers import Money
from tapshyryk.delivery.actions.contribution import chronicle_contribution
from tapshyryk.delivery.models import Contribution
from tapshyryk.demo.founding.files import column, remark
from tapshyryk.orders.models import Order

SOURCE = "journal-2015"
"""The file of contributions has no column for its source: all of it is from the journal's table."""


def _write(rows: Iterator[Row], actor: Actor, context: Any) -> Tally:
    made = 0
    for row in rows:
        order = Order.objects.get(municipality__slug=row["municipality"], source__gt="")
        for kind in ("cash", "labour", "equipment"):
            amount = row[f"{kind}_som"]
            if amount:
                chronicle_contribution(
                    Contribution(order=order), actor=actor, kind=kind, amount_tyiyn=amount, source=SOURCE
                )
        parts = sum(row[f"{kind}_som"] for kind in ("cash", "labour", "equipment"))
        if row["note"]:
            remark(order, "order", "contributions", SOURCE, english=row["note"])
        if parts != row["printed_total_som"]:
            remark(order, "order", "contributions", SOURCE, other_value=str(row["printed_total_som"] // 100))
        made += 1
    return Tally(created=made)


REGISTRY = Registry(
    kind="founding-contributions",
    verb="load_founding_contributions",
    label={
        "en": "contributions of the founding sources",
        "ky": "баштапкы булактардагы салымдар",
        "ru": "вклады из исходных источников",
    },
    columns=(
        column("municipality", required=True),
        column("cash_som", Money(), required=True),
        column("labour_som", Money(), required=True),
        column("equipment_som", Money(), required=True),
        column("total_som", Money(), required=True),
        column("printed_total_som", Money(), required=True),
        column("note"),
    ),
    unique=(("municipality",),),
    write=_write,
)
