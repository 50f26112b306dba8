"""Shares of votes: at each session the part of the people who voted for a problem; the parts are added up."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from tapshyryk.needs.domain.rankings.lists import SessionList, examine, ties_of
from tapshyryk.needs.domain.rankings.outcome import ALL, MORE_SESSIONS, Outcome, Said, Wanted, placed

NAME: Final = "vote_shares"


def vote_shares(
    named: Sequence[str],
    lists: Sequence[SessionList],
    *,
    tie_rule: str = MORE_SESSIONS,
    wanted: Wanted = ALL,
) -> Outcome:
    """Problems by the sum of their shares of votes, so that a large session weighs no more than a small one.

    Votes nobody counted, or of a session whose people nobody counted, add nothing; a problem that has none at
    all was not counted. Raises ValueError as `lists.examine` and `lists.ties_of` do.
    """
    examine(named, lists)
    scores: dict[str, Fraction | None] = dict.fromkeys(named)
    for one in lists:
        for entry in one.entries:
            if entry.votes is not None and one.participants:
                scores[entry.key] = (scores[entry.key] or Fraction(0)) + Fraction(
                    entry.votes, one.participants
                )
    return placed(
        NAME,
        named,
        scores,
        ties=ties_of(tie_rule, lists),
        wanted=wanted,
        said=(Said("shares_added", numbers=(Fraction(len(lists)),)),),
    )
