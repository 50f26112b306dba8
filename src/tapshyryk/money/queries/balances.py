"""What the accounts hold: of one order, of many, and whether the whole ledger balances."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet, Sum

from tapshyryk.money.domain import ledger
from tapshyryk.money.models import Entry, LedgerAccount, Transfer


def balances_of(book: Any) -> dict[str, int]:
    """What each account of an order's book holds, by its code, in tyiyn."""
    return balances_of_books([book]).get(str(book), {})


def balances_of_books(books: Iterable[Any]) -> dict[str, dict[str, int]]:
    """The same of several books, by the book's key as text; one query for both directions."""
    wanted = books if isinstance(books, QuerySet) else list(books)
    out, into = (
        Transfer.objects.filter(**{f"{way}__book__in": wanted})
        .values_list(f"{way}__book", f"{way}__code")
        .annotate(moved=sign * Sum("amount_tyiyn"))
        .order_by()
        for way, sign in (("from_account", -1), ("to_account", 1))
    )
    held: dict[str, dict[str, int]] = {}
    for book, code, moved in out.union(into, all=True):
        account = held.setdefault(str(book), {})
        account[code] = account.get(code, 0) + int(moved)
    return held


def contributions_of(book: Any) -> dict[tuple[str, str], int]:
    """What was given to an order, by giver (empty: not reported) and kind, in tyiyn."""
    return ledger.contributions(balances_of(book))


def taken_by_vouchers(book: Any) -> int:
    """How much of an order's budget vouchers take up, settled or not, in tyiyn."""
    return -balances_of(book).get(ledger.RESERVED, 0)


@dataclass(frozen=True, slots=True)
class MoneyStory:
    """The money of one order in tyiyn: who gave what, who was paid, what is left and what is promised.

    `given` is by giver (empty: not reported) and kind; `paid` by the organisation's key; `spendable` is cash
    given and not paid out; `promised` is what vouchers may still cost.
    """

    given: dict[tuple[str, str], int]
    paid: dict[str, int]
    spendable: int
    promised: int

    @property
    def total_given(self) -> int:
        """Everything given, in every form."""
        return sum(self.given.values())

    @property
    def total_paid(self) -> int:
        """Everything paid out."""
        return sum(self.paid.values())

    def given_as(self, kind: str) -> int:
        """Everything given in the form `kind`."""
        return sum(amount for (_, one), amount in self.given.items() if one == kind)

    def given_by(self, giver: str) -> int:
        """Everything one giver gave, in every form."""
        return sum(amount for (one, _), amount in self.given.items() if one == giver)


def money_story(book: Any) -> MoneyStory:
    """The money of an order, read from its book alone."""
    held = balances_of(book)
    return MoneyStory(
        given=ledger.contributions(held),
        paid=ledger.paid_out(held),
        spendable=held.get(ledger.SPENDABLE_CASH, 0),
        promised=held.get(ledger.VOUCHERS_ISSUED, 0),
    )


def check_ledger() -> list[str]:
    """What is wrong with the ledger, a sentence each; empty when it is whole.

    Every entry has transfers, a transfer stays within its entry's book, a reversal undoes exactly what it
    reverses, and the balances of all accounts make zero.
    """
    troubles = []
    empty = Entry.objects.filter(transfers__isnull=True).count()
    if empty:
        troubles.append(f"{empty} entries have no transfer")
    astray = _count(
        "SELECT COUNT(*) FROM money_transfer t JOIN money_entry e ON e.id = t.entry_id "
        "JOIN money_ledgeraccount a ON a.id = t.from_account_id "
        "JOIN money_ledgeraccount b ON b.id = t.to_account_id WHERE a.book <> e.book OR b.book <> e.book"
    )
    if astray:
        troubles.append(f"{astray} transfers lie outside the book of their entry")
    uneven = Entry.objects.filter(reverses__isnull=False)
    wrong = sum(_moves(entry) != _moves(entry.reverses, back=True) for entry in uneven.iterator())
    if wrong:
        troubles.append(f"{wrong} reversals do not undo what they reverse")
    if total := _sum_of_balances():
        troubles.append(f"the balances of all accounts make {total} tyiyn instead of zero")
    return troubles


def _moves(entry: Any, *, back: bool = False) -> list[tuple[Any, Any, int]]:
    ends = ("to_account_id", "from_account_id") if back else ("from_account_id", "to_account_id")
    return sorted(entry.transfers.values_list(*ends, "amount_tyiyn"))


def _sum_of_balances() -> int:
    went_in = LedgerAccount.objects.aggregate(all=Sum("transfers_in__amount_tyiyn"))["all"] or 0
    went_out = LedgerAccount.objects.aggregate(all=Sum("transfers_out__amount_tyiyn"))["all"] or 0
    return int(went_in - went_out)


def _count(question: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return int(cursor.fetchone()[0])
