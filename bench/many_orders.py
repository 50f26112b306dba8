"""Makes a demo database with as many orders as a measure wants: copies of the pilots' orders."""

from datetime import date
from itertools import cycle, islice
from typing import Any

BATCH = 500
MUNICIPALITIES = 200
"""Municipalities the copies are spread over; a country's worth of local governments."""


def play_the_demo() -> None:
    """Sets the database of this process's settings up as `make demo` does, without a word."""
    import contextlib
    import io

    from tapshyryk.cli import main

    for words in (["init"], ["demo"]):
        with contextlib.redirect_stdout(io.StringIO()) as said:
            if main(words):
                raise RuntimeError(f"tapshyryk {words[0]} failed: {said.getvalue()[-2000:]}")


def grow_to(count: int) -> None:
    """Copies pilot orders with contract, report, contributions and ledger until `count` orders stand."""
    from tapshyryk.core.entity import inside_an_act
    from tapshyryk.orders.models import Order

    have = Order.objects.count()
    pilots = list(
        Order.objects.filter(municipality__is_example=False, contracts__isnull=False).order_by("pk")
    )
    with inside_an_act():
        places = _municipalities(min(MUNICIPALITIES, count // 10))
        chosen = list(islice(cycle(pilots), max(0, count - have)))
        for start in range(0, len(chosen), BATCH):
            batch = [(have + start + n, order) for n, order in enumerate(chosen[start : start + BATCH])]
            _copy_orders(batch, places)


def _copy_orders(batch: list[tuple[int, Any]], places: list[Any]) -> None:
    from tapshyryk.contracts.models import Contract
    from tapshyryk.delivery.models import Contribution
    from tapshyryk.impact.models import ResultReport
    from tapshyryk.money.models import Entry, LedgerAccount, Transfer
    from tapshyryk.orders.models import Order

    models = (Order, Contract, ResultReport, Contribution, LedgerAccount, Entry, Transfer)
    made: dict[type[Any], list[Any]] = {model: [] for model in models}
    for number, pilot in batch:
        place, year = places[number % len(places)], 2014 + number % 12
        order = _copy(
            pilot,
            slug=f"{pilot.slug}-{number}",
            municipality=place,
            year=year,
            starts=date(year, 2, 1),
            ends=None,
        )
        made[Order].append(order)
        for signed in Contract.objects.filter(order=pilot):
            contract = _copy(signed, slug=f"{signed.slug}-{number}", order=order)
            made[Contract].append(contract)
            made[ResultReport] += [
                _copy(report, contract=contract) for report in ResultReport.objects.filter(contract=signed)
            ]
        made[Contribution] += [
            _copy(given, order=order) for given in Contribution.objects.filter(order=pilot)
        ]
        accounts = {row.pk: _copy(row, book=order.pk) for row in LedgerAccount.objects.filter(book=pilot.pk)}
        entries = {row.pk: _copy(row, book=order.pk) for row in Entry.objects.filter(book=pilot.pk)}
        made[LedgerAccount] += accounts.values()
        made[Entry] += entries.values()
        made[Transfer] += [
            _copy(
                row,
                entry=entries[row.entry_id],
                from_account=accounts[row.from_account_id],
                to_account=accounts[row.to_account_id],
            )
            for row in Transfer.objects.filter(entry__book=pilot.pk)
        ]
    for model, rows in made.items():
        model.objects.bulk_create(rows)


def _municipalities(count: int) -> list[Any]:
    from tapshyryk.places.models import Municipality

    real = list(Municipality.objects.filter(is_example=False).order_by("pk"))
    more = [
        _copy(
            real[number % len(real)],
            slug=f"place-{number}",
            name_ky=f"{real[number % len(real)].name_ky} {number}",
        )
        for number in range(len(real), count)
    ]
    Municipality.objects.bulk_create(more)
    return real + more


def _copy(row: Any, **changed: Any) -> Any:
    """A new row like `row`, with a key of its own."""
    from tapshyryk.core.ids import uuid7

    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    made = type(row)(**(values | {"id": uuid7()}))
    for name, value in changed.items():
        setattr(made, name, value)
    return made
