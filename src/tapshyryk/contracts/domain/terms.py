"""The arithmetic of a contract: its length in years, and its tranches when the sum changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date


def years_begun(starts: date, ends: date) -> int:
    """How many years a term from `starts` to `ends` (both included) takes up; a begun year counts.

    1 January 2026 to 31 December 2030 takes up five, one day more takes up six.
    """
    if ends < starts:
        return 0
    years = max(ends.year - starts.year, 0)
    while _later(starts, years) <= ends:
        years += 1
    return years


def _later(day: date, years: int) -> date:
    """The same day some years later; 29 February becomes 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


@dataclass(frozen=True, slots=True)
class Part:
    """A tranche as the arithmetic sees it: its number, its sum and what of it is paid or being paid."""

    number: int
    amount: int
    bound: int = 0

    @property
    def free(self) -> int:
        """What is not paid and not being paid."""
        return self.amount - self.bound


class BelowPaid(ValueError):
    """The new sum is less than what is paid or being paid; `bound` tyiyn is."""

    def __init__(self, bound: int) -> None:
        self.bound = bound
        super().__init__(f"{bound} tyiyn are paid or being paid")


def tranches_for(parts: Iterable[Part], total: int) -> tuple[Part, ...]:
    """The tranches so that they make `total` again after the contract's sum was changed.

    What is added goes to the last tranche that is not fully paid, or becomes a tranche of its own after the
    last; what is taken away is taken from the last tranches first, never from what is paid or being paid. A
    tranche of which nothing is left stays with zero, so that numbers keep their meaning.
    """
    now = sorted(parts, key=lambda part: part.number)
    bound = sum(part.bound for part in now)
    if total < bound:
        raise BelowPaid(bound)
    change = total - sum(part.amount for part in now)
    if change > 0:
        last_open = next((at for at in reversed(range(len(now))) if now[at].free > 0), None)
        if last_open is None:
            return (*now, Part(number=max((part.number for part in now), default=0) + 1, amount=change))
        now[last_open] = replace(now[last_open], amount=now[last_open].amount + change)
    for at in reversed(range(len(now))):
        if change >= 0:
            break
        taken = min(now[at].free, -change)
        now[at] = replace(now[at], amount=now[at].amount - taken)
        change += taken
    return tuple(now)
