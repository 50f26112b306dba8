"""Posting entries to the ledger, inside the act that gives their reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from tapshyryk.money.domain.ledger import Line
from tapshyryk.money.models import Entry, LedgerAccount, Transfer


def post(
    book: Any, at: datetime, verb: str, transfers: Iterable[Line], *, reverses: Entry | None = None
) -> Entry:
    """Write one entry with its transfers to the book of an order (its key) and return it.

    `verb` names the act the entry belongs to. Only an effect of an act may call this: the rows refuse to be
    written otherwise, and nothing changes or removes them afterwards.
    """
    lines = tuple(transfers)
    if not lines:
        raise ValueError("an entry has at least one transfer")
    accounts = _accounts(book, {code for line in lines for code in (line.origin, line.target)})
    entry = Entry(book=book, at=at, verb=verb, reverses=reverses)
    entry.save(force_insert=True)
    Transfer.objects.bulk_create(
        Transfer(
            entry=entry,
            from_account=accounts[line.origin],
            to_account=accounts[line.target],
            amount_tyiyn=line.amount,
        )
        for line in lines
    )
    return entry


def reverse(entry: Entry, at: datetime, verb: str) -> Entry:
    """Write the entry that undoes `entry`; a second reversal is refused by the database."""
    return post(entry.book, at, verb, [line.reversed for line in lines_of(entry)], reverses=entry)


def lines_of(entry: Entry) -> tuple[Line, ...]:
    """The lines of an entry as the arithmetic knows them."""
    rows = entry.transfers.values_list("from_account__code", "to_account__code", "amount_tyiyn")
    return tuple(Line(origin, target, amount) for origin, target, amount in rows)


def _accounts(book: Any, codes: set[str]) -> dict[str, LedgerAccount]:
    """The accounts of these codes, opened where the book has none yet, by whoever comes first."""
    known = {row.code: row for row in LedgerAccount.objects.filter(book=book, code__in=codes)}
    missing = sorted(codes - known.keys())
    if missing:
        LedgerAccount.objects.bulk_create(
            [LedgerAccount(book=book, code=code) for code in missing], ignore_conflicts=True
        )
        known |= {row.code: row for row in LedgerAccount.objects.filter(book=book, code__in=missing)}
    return known
