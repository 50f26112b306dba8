"""How much was raised on top of public money, by who gave it and in which form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from tapshyryk.impact.domain.shares import share

PUBLIC: Final = frozenset({"customer", "local_budget"})
"""Who gives public money."""


@dataclass(frozen=True, slots=True)
class OrderMoney:
    """What was given to one order, in tyiyn, by giver (empty: not reported) and form.

    `public` is the public money in it; None when nobody says how much of it that is.
    """

    given: Mapping[tuple[str, str], int]
    public: int | None

    @property
    def total(self) -> int:
        """Everything given."""
        return sum(self.given.values())

    @property
    def beyond(self) -> int | None:
        """What came on top of public money; None when that cannot be told."""
        if self.public is None or self.total < self.public:
            return None
        return self.total - self.public


@dataclass(frozen=True, slots=True)
class Cofinancing:
    """The money of several orders together, in tyiyn; of `left_out` orders it is not known what is public."""

    orders: int = 0
    left_out: int = 0
    public: int = 0
    beyond: int = 0
    by_giver: Mapping[str, int] = field(default_factory=dict)
    by_form: Mapping[str, int] = field(default_factory=dict)
    mean_of_orders: Fraction | None = None

    @property
    def total(self) -> int:
        """Public money and what came on top."""
        return self.public + self.beyond

    @property
    def of_all(self) -> Fraction | None:
        """What came on top, as a part of all money."""
        return share(self.beyond, self.total)

    @property
    def per_public(self) -> Fraction | None:
        """What came on top for each som of public money."""
        return share(self.beyond, self.public)


def cofinancing(orders: Iterable[OrderMoney]) -> Cofinancing:
    """Several orders together; `mean_of_orders` counts the share of every order alike."""
    known, left_out = [], 0
    givers: Counter[str] = Counter()
    forms: Counter[str] = Counter()
    for order in orders:
        if order.beyond is None:
            left_out += 1
            continue
        known.append(order)
        for (giver, form), amount in order.given.items():
            givers[giver] += amount
            forms[form] += amount
    shares = [part for order in known if (part := share(order.beyond or 0, order.total)) is not None]
    return Cofinancing(
        orders=len(known),
        left_out=left_out,
        public=sum(order.public or 0 for order in known),
        beyond=sum(order.beyond or 0 for order in known),
        by_giver=dict(sorted(givers.items())),
        by_form=dict(sorted(forms.items())),
        mean_of_orders=sum(shares, Fraction(0)) / len(shares) if shares else None,
    )


def public_money(given: Mapping[tuple[str, str], int], contract: int | None) -> int | None:
    """The public money in what was given: what public givers gave, else the contract's sum, else None."""
    told = sum(amount for (giver, _), amount in given.items() if giver in PUBLIC)
    return told or contract
