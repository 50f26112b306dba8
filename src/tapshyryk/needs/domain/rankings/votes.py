"""Votes: everybody raises a hand for as many problems as they wish; the most votes stand first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from tapshyryk.needs.domain.rankings.outcome import ALL, Outcome, Said, Wanted, known, placed

NAME: Final = "votes"


def votes(named: Sequence[str], counted: Mapping[str, int | None], *, wanted: Wanted = ALL) -> Outcome:
    """Problems by votes; equal ones as they were named, those whose votes were not counted last.

    `counted` are the votes by key, None or absent where nobody counted. Raises ValueError for a key that was
    not named, one named twice, votes below zero and a negative count.
    """
    known(counted, named)
    if any(number is not None and number < 0 for number in counted.values()):
        raise ValueError("votes cannot be negative")
    scores = {key: None if number is None else Fraction(number) for key, number in counted.items()}
    return placed(NAME, named, scores, wanted=wanted, said=(Said("votes_counted"),))
