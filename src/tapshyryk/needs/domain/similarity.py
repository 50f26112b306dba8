"""How alike two short texts are, by their words and by the threes of letters in them.

Texts come folded (`core.folding`): small letters, ө ү ң as о у н, one space between words. Kyrgyz puts long
endings to a word, so a word counts as met when it begins like the other (бакча, бакчалар), and what endings
and slips of the pen leave of a word is still seen by its threes of letters.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Final, Generic, TypeVar

SYLLABLE: Final = 3
"""Signs in a piece: endings change in Kyrgyz and Russian while most pieces of a word stay."""

STEM: Final = 4
"""Letters by which a word is known again, whatever ending follows; shorter words must be met whole."""

EVERYWHERE: Final = frozenset(
    (
        *("жок", "керек", "жетпейт", "жетишпейт", "учун", "бар", "менен", "бизде", "биздин"),
        *("нет", "нужен", "нужна", "нужно", "нужны", "хватает", "для", "при", "нас", "наш"),
    )
)
"""Folded words in which nearly every problem is told (there is none, is needed, is lacking)."""

LEAST: Final = Fraction(3, 10)
"""Texts less alike than this are not shown as similar."""

SAME_THEME_LIKE: Final = Fraction(2, 5)
OTHER_THEME_LIKE: Final = Fraction(3, 5)
"""From which likeness two problems are suggested as one: words of another theme must be closer."""

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Alike(Generic[Key]):
    """Something similar to what was typed, from 0 (nothing shared) to 1 (the same)."""

    key: Key
    likeness: Fraction


@dataclass(frozen=True, slots=True)
class Told:
    """A problem as a session told it: its key, the session's, the theme, and its titles, already folded."""

    key: str
    session: str
    theme: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AlikePair:
    """Two problems of different sessions that may be one, and how alike they are, of one."""

    one: str
    other: str
    likeness: Fraction


def telling(text: str) -> list[str]:
    """The words of a folded text that say something: not of one or two letters, not said everywhere."""
    return [word for word in text.split() if len(word) > 2 and word not in EVERYWHERE]


def stems(text: str) -> frozenset[str]:
    """What the telling words of a folded text are known by."""
    return frozenset(word[:STEM] for word in telling(text))


def likeness(one: str, other: str) -> Fraction:
    """How alike the letters of two folded texts are, from 0 to 1: what they share of their threes."""
    return _shared(_threes(one), _threes(other))


def similarity(one: str, other: str) -> Fraction:
    """How alike two folded texts are in what they tell, from 0 to 1 and the same both ways.

    The mean of what they share of their stems and of the threes of their telling words.
    """
    letters = likeness(" ".join(telling(one)), " ".join(telling(other)))
    return (_shared(stems(one), stems(other)) + letters) / 2


def most_alike(
    typed: str, others: Iterable[tuple[Key, str]], *, most: int, least: Fraction = LEAST
) -> tuple[Alike[Key], ...]:
    """The up to `most` texts most like `typed`, best first; equal ones stay in the order given."""
    found = [Alike(key, alike) for key, text in others if (alike := similarity(typed, text)) >= least]
    return tuple(sorted(found, key=lambda one: -one.likeness)[:most])


def alike_pairs(told: Sequence[Told]) -> tuple[AlikePair, ...]:
    """The pairs to suggest, the most alike first; equal ones in the order told. A person decides."""
    return tuple(sorted(_close_enough(told), key=lambda pair: -pair.likeness))


def _close_enough(told: Sequence[Told]) -> Iterator[AlikePair]:
    for one, other in combinations(told, 2):
        if one.session == other.session:
            continue
        closest = max((likeness(a, b) for a in one.titles for b in other.titles), default=Fraction(0))
        if closest >= (SAME_THEME_LIKE if one.theme == other.theme else OTHER_THEME_LIKE):
            yield AlikePair(one.key, other.key, closest)


def _shared(one: frozenset[str], other: frozenset[str]) -> Fraction:
    """Dice's share: twice what both have of what each has; nothing shares nothing."""
    together = len(one) + len(other)
    return Fraction(2 * len(one & other), together) if together else Fraction(0)


def _threes(text: str) -> frozenset[str]:
    return frozenset(
        piece
        for word in text.split()
        for padded in (f" {word} ",)
        for place in range(len(padded) - SYLLABLE + 1)
        if (piece := padded[place : place + SYLLABLE]).strip()
    )
