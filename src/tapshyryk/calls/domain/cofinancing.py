"""Who gives what in a proposal's budget, and which share comes from others than the customer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

CUSTOMER: Final = "customer"


@dataclass(frozen=True, slots=True)
class Contribution:
    """A budget line: who gives it (`source`), in which form (`kind`), how much in tyiyn."""

    source: str
    kind: str
    amount_tyiyn: int


@dataclass(frozen=True, slots=True)
class Funding:
    """The lines of a proposal, summed."""

    lines: tuple[Contribution, ...] = ()

    @property
    def total_tyiyn(self) -> int:
        """All lines together."""
        return sum(line.amount_tyiyn for line in self.lines)

    @property
    def asked_tyiyn(self) -> int:
        """What is asked of the customer."""
        return sum(line.amount_tyiyn for line in self.lines if line.source == CUSTOMER)

    @property
    def cofinancing(self) -> Fraction:
        """The share of the whole that comes from others than the customer, from 0 to 1."""
        total = self.total_tyiyn
        return Fraction(total - self.asked_tyiyn, total) if total else Fraction(0)

    def by_source_and_kind(self) -> dict[tuple[str, str], int]:
        """Tyiyn by (source, kind), in the order they first appear."""
        sums: dict[tuple[str, str], int] = {}
        for line in self.lines:
            pair = (line.source, line.kind)
            sums[pair] = sums.get(pair, 0) + line.amount_tyiyn
        return sums


def funding_of(lines: Iterable[tuple[str, str, int]]) -> Funding:
    """A funding out of (source, kind, tyiyn) triples."""
    return Funding(tuple(Contribution(*line) for line in lines))


def lead_share(member_shares: Iterable[int]) -> int:
    """The percent of the work that the members leave to the lead; zero or less when they leave nothing."""
    return 100 - sum(member_shares)
