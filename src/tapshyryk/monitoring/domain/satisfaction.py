"""What the answers of a survey say: exact shares, an interval for a share, and silence on small groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from typing import Final

Z_95: Final = Decimal("1.959963984540054")
"""The normal quantile that leaves 2.5 percent on each side."""

_PLACES: Final = Decimal("0.0001")
_DIGITS: Final = 34


@dataclass(frozen=True, slots=True)
class Answers:
    """How many people gave which answer to how satisfied they are."""

    very_satisfied: int = 0
    satisfied: int = 0
    dissatisfied: int = 0
    cannot_say: int = 0

    def __post_init__(self) -> None:
        if min(self.very_satisfied, self.satisfied, self.dissatisfied, self.cannot_say) < 0:
            raise ValueError("an answer is not given by fewer than nobody")

    @property
    def total(self) -> int:
        """Everyone who answered, also those who cannot say."""
        return self.very_satisfied + self.satisfied + self.dissatisfied + self.cannot_say

    def __add__(self, other: Answers) -> Answers:
        return Answers(
            self.very_satisfied + other.very_satisfied,
            self.satisfied + other.satisfied,
            self.dissatisfied + other.dissatisfied,
            self.cannot_say + other.cannot_say,
        )


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which shares (0 to 1, four digits) the true one lies in 95 of 100 such surveys."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """What a survey, or several together, say; shares are of all who answered.

    `interval` belongs to the share of the very satisfied.
    """

    answers: Answers
    interval: Interval

    @property
    def very_satisfied(self) -> Fraction:
        """The share of the very satisfied."""
        return Fraction(self.answers.very_satisfied, self.answers.total)

    @property
    def satisfied(self) -> Fraction:
        """The share of the satisfied, without the very satisfied."""
        return Fraction(self.answers.satisfied, self.answers.total)

    @property
    def dissatisfied(self) -> Fraction:
        """The share of the dissatisfied."""
        return Fraction(self.answers.dissatisfied, self.answers.total)

    @property
    def cannot_say(self) -> Fraction:
        """The share of those who cannot say."""
        return Fraction(self.answers.cannot_say, self.answers.total)


def wilson(times: int, of: int, z: Decimal = Z_95) -> Interval:
    """Wilson's score interval for a share of `times` out of `of` (above zero).

    (p + z²/2n ± z·√(p(1-p)/n + z²/4n²)) / (1 + z²/n), after E. B. Wilson, Journal of the American
    Statistical Association 22 (1927), 209-212. It stays within 0 and 1 and holds for small groups too.
    """
    if not 0 <= times <= of or of == 0:
        raise ValueError(f"{times} of {of} is no share")
    with localcontext() as exact:
        exact.prec = _DIGITS
        n, share, square = Decimal(of), Decimal(times) / Decimal(of), z * z
        middle = share + square / (2 * n)
        half = z * (share * (1 - share) / n + square / (4 * n * n)).sqrt()
        whole = 1 + square / n
        low = max(Decimal(0), (middle - half) / whole)
        high = min(Decimal(1), (middle + half) / whole)
    return Interval(low.quantize(_PLACES, ROUND_HALF_UP), high.quantize(_PLACES, ROUND_HALF_UP))


def satisfaction(answers: Answers, *, least: int) -> Satisfaction | None:
    """What the answers say; None when fewer than `least` people gave them, so that nobody is recognised."""
    if answers.total < max(least, 1):
        return None
    return Satisfaction(answers, wilson(answers.very_satisfied, answers.total))


def together(surveys: Iterable[Answers], *, least: int) -> Satisfaction | None:
    """Several surveys as one, leaving out each that is too small: a sum less the others would tell it."""
    large = [answers for answers in surveys if answers.total >= max(least, 1)]
    return satisfaction(sum(large, Answers()), least=least)
