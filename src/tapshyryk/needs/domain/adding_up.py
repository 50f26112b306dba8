"""Adds published counts of several sessions up, without telling what any of them hides."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

Group = TypeVar("Group", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Together:
    """How many people of a group there were at all sessions: exactly, or at least so many."""

    people: int
    is_exact: bool


def added_up(published: Iterable[Mapping[Group, int | None]]) -> dict[Group, Together]:
    """The sum of each group over tables of which each is published already; None is a hidden count.

    Only what everybody can read enters the sum. A sum of the true counts would tell the hidden count of one
    session, as what is left when those of the others are taken away.
    """
    found: dict[Group, Together] = {}
    for counts in published:
        for group, count in counts.items():
            before = found.get(group, Together(0, is_exact=True))
            found[group] = Together(before.people + (count or 0), before.is_exact and count is not None)
    return found
