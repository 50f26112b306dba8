"""What putting problems in order ends in: a place for each, and the explanation step by step."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby
from typing import Final

EARLIER_NAMED: Final = "earlier_named"
MORE_VOTES: Final = "more_votes"
HEAD_TO_HEAD: Final = "head_to_head"
MORE_SESSIONS: Final = "more_sessions"
"""Tie rules: who was named earlier; whose votes are more; who won against the others that are equal; who was
named at more sessions. What is equal by the last three too stands as it was named."""

NOT_COUNTED: Final = "not_counted"

Scores = Mapping[str, Fraction | None]


@dataclass(frozen=True, slots=True)
class Said:
    """One step of the explanation: a code, keys and exact numbers, to be put into words for a reader."""

    code: str
    keys: tuple[str, ...] = ()
    numbers: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place from 1, with its exact score and what put it before the next.

    `score` is None where nothing was counted; `decided_by` is the method, the tie rule, `earlier_named` where
    that rule left them equal too, or `not_counted`.
    """

    key: str
    rank: int
    score: Fraction | None
    decided_by: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a method: the places that were asked for, and how they came about."""

    method: str
    tie_rule: str
    places: tuple[Place, ...]
    explanation: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class TieRule:
    """What settles equal scores: of the `second` numbers the higher stands first; none for the naming."""

    name: str = EARLIER_NAMED
    second: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which places are wanted: of these keys only, so many from the top; all where neither is said."""

    count: int | None = None
    chosen: Collection[str] | None = None


ALL: Final = Wanted()


def once(named: Sequence[str]) -> None:
    """Raise ValueError for a key named twice."""
    if len(set(named)) != len(named):
        raise ValueError("a problem is named once")


def known(keys: Collection[str], named: Sequence[str]) -> None:
    """Raise ValueError for a key that was not named."""
    strange = set(keys) - set(named)
    if strange:
        raise ValueError(f"{sorted(strange)[0]} was not named")


def placed(
    method: str,
    named: Sequence[str],
    scores: Scores,
    *,
    ties: TieRule | None = None,
    wanted: Wanted = ALL,
    said: Sequence[Said] = (),
) -> Outcome:
    """The problems by score, highest first; equal ones by `ties`, then as named; those without a score last.

    `named` are the keys in the order they were named; `said` opens the explanation. Raises ValueError for a
    key named twice, one that was not named, and a negative count.
    """
    once(named)
    known(wanted.chosen or (), named)
    if wanted.count is not None and wanted.count < 0:
        raise ValueError("a list cannot be shorter than nothing")
    rule = ties or TieRule()
    kept = [key for key in named if wanted.chosen is None or key in wanted.chosen]
    ordered = sorted(kept, key=lambda key: _standing(scores.get(key), rule.second.get(key)))
    places = tuple(
        Place(key, index + 1, scores.get(key), _decided(method, ordered[index : index + 2], scores, rule))
        for index, key in enumerate(ordered)
    )
    cut = places if wanted.count is None else places[: wanted.count]
    return Outcome(method, rule.name, cut, (*said, *_explained(places, len(cut), rule)))


def _standing(score: Fraction | None, second: Fraction | None) -> tuple[bool, Fraction, Fraction]:
    """What keys are sorted by; a problem without a score is not told apart from another."""
    if score is None:
        return True, Fraction(0), Fraction(0)
    return False, -score, -(second or Fraction(0))


def _decided(method: str, pair: Sequence[str], scores: Scores, rule: TieRule) -> str:
    score = scores.get(pair[0])
    if score is None:
        return NOT_COUNTED
    if len(pair) < 2 or scores.get(pair[1]) != score:
        return method
    return EARLIER_NAMED if rule.second.get(pair[0]) == rule.second.get(pair[1]) else rule.name


def _explained(places: Sequence[Place], kept: int, rule: TieRule) -> Iterator[Said]:
    counted = [place for place in places if place.score is not None]
    for score, tied in groupby(counted, key=lambda place: place.score):
        group = list(tied)
        if score is not None and len(group) > 1:
            yield Said("tied", tuple(place.key for place in group), (score,))
            yield from _settled(group, rule)
    left = tuple(place.key for place in places if place.score is None)
    if left:
        yield Said(NOT_COUNTED, left)
    if kept < len(places):
        yield Said("left_off", tuple(place.key for place in places[kept:]), (Fraction(kept),))
    if 0 < kept < len(places) and places[kept - 1].score == places[kept].score:
        yield Said("fell_to_tie", (places[kept - 1].key, places[kept].key))
    if counted and counted[0].score is not None and kept:
        yield Said("stands_first", (counted[0].key,), (counted[0].score,))


def _settled(group: Sequence[Place], rule: TieRule) -> Iterator[Said]:
    """How equal ones were told apart: by the rule where it tells any apart, then by who was named earlier."""
    keys = tuple(place.key for place in group)
    seconds = [rule.second.get(key) for key in keys]
    if len(set(seconds)) > 1:
        yield Said(f"by_{rule.name}", keys, tuple(second or Fraction(0) for second in seconds))
    if len(set(seconds)) < len(seconds):
        still = [key for key, second in zip(keys, seconds, strict=True) if seconds.count(second) > 1]
        yield Said(f"by_{EARLIER_NAMED}", tuple(still))
