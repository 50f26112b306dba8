"""The pilots' orders: who delivered them, what came of them, and where two sources differ."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from tapshyryk.contracts.actions.chronicle import chronicle_contract
from tapshyryk.contracts.models import Contract
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.importing.columns import Registry, Row, Tally
from tapshyryk.core.importing.parsers.numbers import WholeNumber
from tapshyryk.core.importing.parsers.texts import Text
from tapshyryk.demo.founding.files import column, in_three, remark
from tapshyryk.impact.actions.results import chronicle_results
from tapshyryk.impact.models import ResultReport
from tapshyryk.needs.models import Problem
from tapshyryk.orders.actions.order import chronicle_order
from tapshyryk.orders.models import Order
from tapshyryk.parties.actions.organisation import register_organisation
from tapshyryk.parties.models import Organisation
from tapshyryk.places.models import Municipality

KINDS: Final = {"КФ": "public_foundation", "КБ": "public_association", "КУ": "ngo"}
"""What the abbreviation after an organisation's name says of its kind."""

CALLED_IN: Final = date(2014, 5, 1)
"""The calls were announced from May 2014, so the orders stand under the rules of that time."""

YEAR: Final = 2014
"""The year in which the orders were worded, called and contracted."""

MONTH: Final = Text(like=r"\d{4}-\d{2}(-\d{2})?", example="2015-06")


def _write(rows: Iterator[Row], actor: Actor, context: Any) -> Tally:
    made = 0
    for row in rows:
        place = Municipality.objects.get(slug=row["municipality"])
        problem = Problem.objects.get(session__municipality=place, is_chosen=True)
        order = Order(
            slug=f"{place.slug}-{row['theme']}",
            municipality=place,
            problem=problem,
            theme=row["theme"],
        )
        chronicle_order(
            order,
            actor=actor,
            source=row["source"],
            titles={"ky": row["title_ky"]},
            began=CALLED_IN,
            year=YEAR,
            form="grant",
            target_group=problem.target_group,
        )
        contract = _contract(order, row, actor)
        _result(contract, row, actor)
        _remarks(order, contract, row)
        made += 1
    return Tally(created=made)


def _contract(order: Order, row: Row, actor: Actor) -> Contract:
    contract = Contract(
        slug=order.slug,
        order=order,
        contractor=_organisation(row["provider_ky"], row["source"], actor),
        period_start=row["start"],
        period_end=row["end"],
    )
    partners = [_organisation(name, row["source"], actor) for name in row["consortium_ky"].split("|") if name]
    chronicle_contract(contract, actor=actor, source=row["source"], partners=partners)
    return contract


def _result(contract: Contract, row: Row, actor: Actor) -> None:
    chronicle_results(
        ResultReport(contract=contract),
        actor=actor,
        source=row["source"],
        recipients_served=row["beneficiaries"],
        places=row["places"],
        centre_name_ky=row["centre_ky"],
        opened_on=row["opened"],
    )


def _organisation(name: str, source: str, actor: Actor) -> Organisation:
    known = Organisation.objects.filter(name_ky=name).first()
    if known is not None:
        return known
    organisation = Organisation(name_ky=name, kind=KINDS[name.rsplit(" ", 1)[-1]], source=source)
    register_organisation(organisation, actor=actor)
    return organisation


def _remarks(order: Order, contract: Contract, row: Row) -> None:
    source = row["source"]
    for kind, subject, field, column_name in (
        ("order", order, "title", "title_ky_other"),
        ("contract", contract, "contractor", "provider_other"),
    ):
        if row[column_name]:
            value, where = _elsewhere(row[column_name])
            remark(subject, kind, field, source, english=where, other_value=value)
    if row["note"]:
        remark(order, "order", "note", source, english=row["note"])
    if order.problem is not None and order.target_group:
        english = next(word for word in _target_groups() if in_three(word)["ky"] == order.target_group)
        remark(order, "order", "target_group", source, english=english)


def _elsewhere(text: str) -> tuple[str, str]:
    """Another value a source prints, and where: "Белек (story heading)"."""
    value, _sep, where = text.rpartition(" (")
    return value, where.removesuffix(")")


def _target_groups() -> Iterator[str]:
    import csv

    from tapshyryk.demo.founding.files import DATA

    with (DATA / "pilot" / "needs.csv").open(encoding="utf-8", newline="") as file:
        yield from {row["target_group"] for row in csv.DictReader(file)}


REGISTRY = Registry(
    kind="founding-orders",
    verb="load_founding_orders",
    label={
        "en": "orders of the founding sources",
        "ky": "баштапкы булактардагы тапшырыктар",
        "ru": "заказы из исходных источников",
    },
    columns=(
        column("municipality", required=True),
        column("title_ky", required=True),
        column("title_ky_other"),
        column("provider_ky", required=True),
        column("provider_other"),
        column("consortium_ky"),
        column("theme", required=True),
        column("start", MONTH),
        column("end", MONTH),
        column("centre_ky"),
        column("opened", MONTH),
        column("beneficiaries", WholeNumber(), required=True),
        column("places", WholeNumber()),
        column("note", longest=1000),
        column("source", required=True),
    ),
    unique=(("municipality",),),
    write=_write,
)
