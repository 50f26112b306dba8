"""Sessions naming: the problem that stands on the lists of the most sessions stands first."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from tapshyryk.needs.domain.rankings.lists import SessionList, examine, ties_of
from tapshyryk.needs.domain.rankings.outcome import ALL, MORE_VOTES, Outcome, Said, Wanted, placed

NAME: Final = "sessions_naming"


def sessions_naming(
    named: Sequence[str],
    lists: Sequence[SessionList],
    *,
    tie_rule: str = MORE_VOTES,
    wanted: Wanted = ALL,
) -> Outcome:
    """Problems by the number of sessions that put them on their list.

    Raises ValueError as `lists.examine` and `lists.ties_of` do.
    """
    examine(named, lists)
    scores = {key: Fraction(0) for key in named}
    for one in lists:
        for entry in one.entries:
            scores[entry.key] += 1
    return placed(
        NAME,
        named,
        scores,
        ties=ties_of(tie_rule, lists),
        wanted=wanted,
        said=(Said("sessions_counted", numbers=(Fraction(len(lists)),)),),
    )
