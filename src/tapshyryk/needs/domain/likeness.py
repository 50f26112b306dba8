"""How alike the titles of two problems are, to suggest what sessions may have named in other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Final

SAME_THEME_LIKE: Final = Fraction(2, 5)
OTHER_THEME_LIKE: Final = Fraction(3, 5)
"""From which likeness two problems are suggested as one: words of another theme must be closer."""

SYLLABLE: Final = 3
"""Signs in a piece: endings change in Kyrgyz and Russian while most pieces of a word stay."""


@dataclass(frozen=True, slots=True)
class Told:
    """A problem as a session told it: its key, the session's, the theme, and its titles, already folded."""

    key: str
    session: str
    theme: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """Two problems of different sessions that may be one, and how alike they are, of one."""

    one: str
    other: str
    likeness: Fraction


def likeness(one: str, other: str) -> Fraction:
    """How alike two folded titles are, from 0 to 1: Dice's share of pieces that both have."""
    ours, theirs = _pieces(one), _pieces(other)
    if not ours or not theirs:
        return Fraction(0)
    return Fraction(2 * len(ours & theirs), len(ours) + len(theirs))


def alike(told: Sequence[Told]) -> tuple[Alike, ...]:
    """The pairs to suggest, the most alike first; equal ones in the order told. A person decides."""
    return tuple(sorted(_pairs(told), key=lambda pair: -pair.likeness))


def _pairs(told: Sequence[Told]) -> Iterator[Alike]:
    for one, other in combinations(told, 2):
        if one.session == other.session:
            continue
        closest = max((likeness(a, b) for a in one.titles for b in other.titles), default=Fraction(0))
        if closest >= (SAME_THEME_LIKE if one.theme == other.theme else OTHER_THEME_LIKE):
            yield Alike(one.key, other.key, closest)


def _pieces(text: str) -> frozenset[str]:
    return frozenset(
        piece
        for word in text.split()
        for padded in (f" {word} ",)
        for place in range(len(padded) - SYLLABLE + 1)
        if (piece := padded[place : place + SYLLABLE]).strip()
    )
