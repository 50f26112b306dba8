"""Points: everybody puts a number of stickers on the problems as they like; the most points stand first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from tapshyryk.needs.domain.rankings.outcome import (
    ALL,
    EARLIER_NAMED,
    MORE_VOTES,
    Outcome,
    Said,
    TieRule,
    Wanted,
    known,
    placed,
)

NAME: Final = "points"

TIE_RULES: Final = (EARLIER_NAMED, MORE_VOTES)


def points(
    named: Sequence[str],
    given: Mapping[str, int],
    *,
    each: int,
    tie_rule: str = EARLIER_NAMED,
    votes: Mapping[str, int | None] | None = None,
    wanted: Wanted = ALL,
) -> Outcome:
    """Problems by the points given to them, where everybody had `each` of them to give.

    Equal ones stand by `votes` where the tie rule says so, then as they were named; a problem left out of
    `given` was not counted. Raises ValueError for a key that was not named, points below zero, less than one
    point a person and a tie rule that does not belong to points.
    """
    known(given, named)
    if each < 1:
        raise ValueError("everybody has at least one point to give")
    if any(number < 0 for number in given.values()):
        raise ValueError("points cannot be negative")
    if tie_rule not in TIE_RULES:
        raise ValueError(f"points know no tie rule {tie_rule}")
    second = (
        {key: Fraction(number or 0) for key, number in (votes or {}).items()}
        if tie_rule == MORE_VOTES
        else {}
    )
    return placed(
        NAME,
        named,
        {key: Fraction(number) for key, number in given.items()},
        ties=TieRule(tie_rule, second),
        wanted=wanted,
        said=(Said("points_given", numbers=(Fraction(each), Fraction(sum(given.values())))),),
    )
