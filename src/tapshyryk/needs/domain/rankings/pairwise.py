"""Pairwise matrix: each pair of problems is compared and the weightier written down; the most wins lead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final

from tapshyryk.needs.domain.rankings.outcome import (
    ALL,
    EARLIER_NAMED,
    HEAD_TO_HEAD,
    Outcome,
    Said,
    TieRule,
    Wanted,
    known,
    once,
    placed,
)

NAME: Final = "pairwise"

TIE_RULES: Final = (HEAD_TO_HEAD, EARLIER_NAMED)

EQUAL: Final = ""
"""Written for a pair of which neither is weightier."""

Pair = tuple[str, str]


def pairwise(
    named: Sequence[str],
    winners: Mapping[Pair, str],
    *,
    tie_rule: str = HEAD_TO_HEAD,
    wanted: Wanted = ALL,
) -> Outcome:
    """Problems by wins: a pair gives its winner one, each of two equal ones a half (Copeland's count).

    `winners` gives for pairs, whichever key is first, the winner's key or `EQUAL`; pairs not compared give
    nothing, and a problem of which no pair was compared was not counted. Equal ones stand by their wins
    against each other where the tie rule says so, then as they were named. Raises ValueError for keys that
    were not named, a pair compared twice, a winner that is not of the pair and an unknown tie rule.
    """
    once(named)
    if tie_rule not in TIE_RULES:
        raise ValueError(f"pairs know no tie rule {tie_rule}")
    compared = _compared(named, winners)
    met = {key for pair in compared for key in pair}
    scores = {key: _wins(key, compared, set(named)) if key in met else None for key in named}
    second: dict[str, Fraction] = {}
    if tie_rule == HEAD_TO_HEAD:
        for key in met:
            equal = {other for other in met if scores[other] == scores[key]}
            second[key] = _wins(key, compared, equal)
    all_pairs = len(named) * (len(named) - 1) // 2
    return placed(
        NAME,
        named,
        scores,
        ties=TieRule(tie_rule, second),
        wanted=wanted,
        said=(Said("pairs_compared", numbers=(Fraction(len(compared)), Fraction(all_pairs))),),
    )


def pairs_of(named: Sequence[str]) -> tuple[Pair, ...]:
    """Each pair once, in the order of the matrix: the first with all others, then the second and so on."""
    return tuple(combinations(named, 2))


def _compared(named: Sequence[str], winners: Mapping[Pair, str]) -> dict[frozenset[str], str]:
    found: dict[frozenset[str], str] = {}
    for pair, winner in winners.items():
        known(pair, named)
        both = frozenset(pair)
        if len(both) != 2 or both in found:
            raise ValueError("a pair of two problems is compared once")
        if winner != EQUAL and winner not in both:
            raise ValueError(f"{winner} is not of the pair")
        found[both] = winner
    return found


def _wins(key: str, compared: Mapping[frozenset[str], str], against: set[str]) -> Fraction:
    """The wins of `key` against these; two equal ones have half a win each."""
    won = Fraction(0)
    for pair, winner in compared.items():
        if key in pair and pair <= against:
            won += Fraction(1) if winner == key else Fraction(1, 2) if winner == EQUAL else 0
    return won
