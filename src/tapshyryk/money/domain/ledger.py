"""The arithmetic of the ledger: lines between accounts, balances, and what the accounts' codes mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

SPENDABLE_CASH: Final = "order:spendable:cash"
"""Money given to the order and not yet paid out."""

RESERVED: Final = "budget:reserved"
"""The part of the order's budget that vouchers take up, settled or not; stands below zero by that much."""

VOUCHERS_ISSUED: Final = "vouchers:issued"
"""What the customer may still have to pay on vouchers: left on them, or redeemed and not settled."""

VOUCHERS_SETTLED: Final = "vouchers:settled"
"""What the customer has paid on vouchers."""

NOT_REPORTED: Final = "not-reported"
"""Stands in a source's code where a founding source does not say who gave."""


@dataclass(frozen=True, slots=True)
class Line:
    """`amount` tyiyn moved from one account to another: debit and credit at once."""

    origin: str
    target: str
    amount: int

    def __post_init__(self) -> None:
        if self.amount <= 0:
            raise ValueError(f"a line moves more than nothing, not {self.amount}")
        if self.origin == self.target:
            raise ValueError(f"a line leads from one account to another, not from {self.origin} to itself")

    @property
    def reversed(self) -> Line:
        """The line that undoes this one."""
        return Line(self.target, self.origin, self.amount)


def source(giver: str, kind: str) -> str:
    """The account of what `giver` (customer, sponsors, ...; empty: not reported) gives in the form `kind`."""
    return f"source:{giver or NOT_REPORTED}:{kind}"


def spendable(kind: str) -> str:
    """The account of what the order has received in the form `kind`: cash, labour, equipment, premises."""
    return f"order:spendable:{kind}"


def contractor(key: object) -> str:
    """The account of what the organisation `key` was paid."""
    return f"contractor:{key}"


def balances(lines: Iterable[Line]) -> dict[str, int]:
    """What each account named in `lines` holds: all that came in less all that went out, in tyiyn."""
    held: dict[str, int] = defaultdict(int)
    for line in lines:
        held[line.origin] -= line.amount
        held[line.target] += line.amount
    return dict(held)


def trial_balance(held: Mapping[str, int]) -> int:
    """The sum of all balances; zero, or something is not balanced."""
    return sum(held.values())


def contributions(held: Mapping[str, int]) -> dict[tuple[str, str], int]:
    """What was given, by giver and kind (giver empty: not reported), in tyiyn; nothing where it is zero."""
    given: dict[tuple[str, str], int] = {}
    for code, balance in sorted(held.items()):
        head, _, rest = code.partition(":")
        if head == "source" and balance:
            giver, _, kind = rest.partition(":")
            given["" if giver == NOT_REPORTED else giver, kind] = -balance
    return given


def paid_out(held: Mapping[str, int]) -> dict[str, int]:
    """What each organisation was paid, by its key, in tyiyn."""
    return {
        code.removeprefix("contractor:"): balance
        for code, balance in sorted(held.items())
        if code.startswith("contractor:") and balance
    }
