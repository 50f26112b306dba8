"""What is named most often across municipalities: each counts once, and those that chose it are marked."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Naming:
    """What a municipality named in a year: problems of one theme for one target group, and how many it chose.

    `target_group` is empty and `year` None where nothing is reported; `oblast` is its ISO code.
    """

    theme: str
    target_group: str
    municipality: str
    oblast: str
    year: int | None
    problems: int
    chosen: int


@dataclass(frozen=True, slots=True)
class Often:
    """How many municipalities named it, how many of them chose it, and the problems that were named."""

    key: Hashable
    municipalities: int
    chosen_in: int
    problems: int


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a reader wants counted; empty or None means all."""

    theme: str = ""
    target_group: str = ""
    oblast: str = ""
    year: int | None = None

    def fits(self, one: Naming) -> bool:
        """Whether a naming is counted."""
        return (
            self.theme in {"", one.theme}
            and self.target_group in {"", one.target_group}
            and self.oblast in {"", one.oblast}
            and self.year in {None, one.year}
        )


def most_often(namings: Iterable[Naming], by: Callable[[Naming], Hashable]) -> tuple[Often, ...]:
    """The keys of `by` by how many municipalities named something of it, most first.

    A municipality counts once for a key, however often it named it. Equal ones stand by how many chose it,
    then by how many problems were named, then by the key's text.
    """
    named: dict[Hashable, set[str]] = {}
    chosen: dict[Hashable, set[str]] = {}
    problems: dict[Hashable, int] = {}
    for one in namings:
        key = by(one)
        named.setdefault(key, set()).add(one.municipality)
        problems[key] = problems.get(key, 0) + one.problems
        if one.chosen:
            chosen.setdefault(key, set()).add(one.municipality)
    found = [
        Often(key, len(places), len(chosen.get(key, ())), problems[key]) for key, places in named.items()
    ]
    return tuple(
        sorted(found, key=lambda one: (-one.municipalities, -one.chosen_in, -one.problems, str(one.key)))
    )
