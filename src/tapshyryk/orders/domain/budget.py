"""What a budget comes to and which part of it goes where, in exact fractions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

MONITORING: Final = "monitoring"

_HUNDREDTH: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Line:
    """A budget line: what it is for and how much, in tyiyn."""

    purpose: str
    amount_tyiyn: int


@dataclass(frozen=True, slots=True)
class Budget:
    """The lines of an order's budget, summed."""

    lines: tuple[Line, ...] = ()

    @property
    def total_tyiyn(self) -> int:
        """All lines together, in tyiyn."""
        return sum(line.amount_tyiyn for line in self.lines)

    def share_of(self, purpose: str) -> Fraction:
        """The part of the whole that goes to `purpose`, from 0 to 1; 0 of an empty budget."""
        return share(
            sum(line.amount_tyiyn for line in self.lines if line.purpose == purpose), self.total_tyiyn
        )

    @property
    def monitoring_share(self) -> Fraction:
        """The part that goes to monitoring."""
        return self.share_of(MONITORING)

    def by_purpose(self) -> dict[str, int]:
        """Tyiyn by purpose, in the order the purposes first appear."""
        sums: dict[str, int] = {}
        for line in self.lines:
            sums[line.purpose] = sums.get(line.purpose, 0) + line.amount_tyiyn
        return sums


def budget_of(lines: Iterable[tuple[str, int]]) -> Budget:
    """A budget out of (purpose, tyiyn) pairs."""
    return Budget(tuple(Line(purpose, amount) for purpose, amount in lines))


def share(part: int, whole: int) -> Fraction:
    """`part` of `whole` as an exact fraction; 0 when there is no whole."""
    return Fraction(part, whole) if whole else Fraction(0)


def in_percent(exact: Fraction) -> Decimal:
    """A share as a percentage to at most two digits, halves up: 1/3 is 33.33."""
    return _trimmed(exact * 100, ROUND_HALF_UP)


def at_least_percent(exact: Fraction) -> Decimal:
    """A share as a percentage to at most two digits, never rounded below itself: what passes 5% shows it."""
    return _trimmed(exact * 100, ROUND_CEILING)


def at_most_percent(exact: Fraction) -> Decimal:
    """A share as a percentage to at most two digits, never rounded above itself: what misses 20% shows it."""
    return _trimmed(exact * 100, ROUND_FLOOR)


def _trimmed(exact: Fraction, rounding: str) -> Decimal:
    hundredths = exact * 100
    whole, rest = divmod(hundredths.numerator, hundredths.denominator)
    if rest and (
        rounding == ROUND_CEILING or (rounding == ROUND_HALF_UP and 2 * rest >= hundredths.denominator)
    ):
        whole += 1
    text = str(Decimal(whole) * _HUNDREDTH)
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)
