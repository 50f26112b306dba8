"""How far a house-to-house round has come: households visited out of those planned, by place and street."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Walked:
    """Households of one route, or of many together.

    A household is visited whether it answered, nobody was at home, or it refused to answer; `planned` is how
    many there are to visit.
    """

    planned: int = 0
    answered: int = 0
    nobody_home: int = 0
    refused: int = 0

    @property
    def visited(self) -> int:
        """Households at whose door the team stood."""
        return self.answered + self.nobody_home + self.refused

    @property
    def percent(self) -> int | None:
        """Whole percents of the planned households that were visited, rounded down; None with none planned.

        A hundred is said only when no household was left out.
        """
        return 100 * self.visited // self.planned if self.planned else None

    def __add__(self, other: Walked) -> Walked:
        return Walked(
            self.planned + other.planned,
            self.answered + other.answered,
            self.nobody_home + other.nobody_home,
            self.refused + other.refused,
        )


def together(walks: Iterable[Walked]) -> Walked:
    """All of them as one."""
    return sum(walks, Walked())


def gathered(walks: Iterable[Walked], by: Callable[[Walked], Key]) -> dict[Key, Walked]:
    """Those with the same key as one, in the order in which each key is first met."""
    found: dict[Key, Walked] = {}
    for walk in walks:
        key = by(walk)
        found[key] = found.get(key, Walked()) + walk
    return found
