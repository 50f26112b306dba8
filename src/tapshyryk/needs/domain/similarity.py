"""How alike two short texts are, by their words and by the threes of letters in them.

Texts come folded (`core.folding`): small letters, ө ү ң as о у н, one space between words. Kyrgyz puts long
endings to a word, so a word counts as met when it begins like the other (бакча, бакчалар), and what endings
and slips of the pen leave of a word is still seen by its threes of letters.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Generic, TypeVar

from tapshyryk.needs.domain.likeness import likeness

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

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Alike(Generic[Key]):
    """Something similar to what was typed, from 0 (nothing shared) to 1 (the same)."""

    key: Key
    likeness: Fraction


def telling(text: str) -> list[str]:
    """The words of a folded text that say something: not of one or two letters, not said everywhere."""
    return [word for word in text.split() if len(word) > 2 and word not in EVERYWHERE]


def stems(text: str) -> frozenset[str]:
    """What the telling words of a folded text are known by."""
    return frozenset(word[:STEM] for word in telling(text))


def similarity(one: str, other: str) -> Fraction:
    """How alike two folded texts are, from 0 to 1 and the same both ways.

    The mean of two shares, each twice what is shared by what both have: of their stems and of their threes.
    """
    letters = likeness(" ".join(telling(one)), " ".join(telling(other)))
    return (_shared(stems(one), stems(other)) + letters) / 2


def most_alike(
    typed: str, others: Iterable[tuple[Key, str]], *, most: int, least: Fraction = LEAST
) -> tuple[Alike[Key], ...]:
    """The up to `most` texts most like `typed`, best first; equal ones stay in the order given."""
    found = [Alike(key, alike) for key, text in others if (alike := similarity(typed, text)) >= least]
    return tuple(sorted(found, key=lambda one: -one.likeness)[:most])


def _shared(one: frozenset[str], other: frozenset[str]) -> Fraction:
    together = len(one) + len(other)
    return Fraction(2 * len(one & other), together) if together else Fraction(0)
