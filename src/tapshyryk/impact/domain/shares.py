"""Exact shares, and how they are written as percentages."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction


def share(part: int, whole: int) -> Fraction | None:
    """`part` of `whole`; None when there is no whole, because nothing of nothing is not nought."""
    return Fraction(part, whole) if whole else None


def rounded(exact: Fraction | None, places: int = 2) -> Decimal | None:
    """An exact value to so many digits after the point, halves away from nought; None stays None."""
    if exact is None:
        return None
    with localcontext() as precise:
        precise.prec = 60
        return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(
            Decimal(1).scaleb(-places), ROUND_HALF_UP
        )


def percent(exact: Fraction | None, places: int = 2) -> Decimal | None:
    """A share as a percentage; None stays None."""
    return None if exact is None else rounded(exact * 100, places)
