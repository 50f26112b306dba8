"""Places on lists: a first place gives one, the last of five a fifth; what each list gives is added up."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from tapshyryk.needs.domain.rankings.lists import SessionList, examine, ties_of
from tapshyryk.needs.domain.rankings.outcome import ALL, MORE_SESSIONS, Outcome, Said, Wanted, placed

NAME: Final = "list_places"


def list_places(
    named: Sequence[str],
    lists: Sequence[SessionList],
    *,
    tie_rule: str = MORE_SESSIONS,
    wanted: Wanted = ALL,
) -> Outcome:
    """Problems by their places on the lists (Borda's count, made equal for lists of different length).

    On a list of m problems the first place gives m/m, the second (m - 1)/m, the last 1/m; a list without the
    problem gives nothing. An entry without a place gives nothing, and a problem that has none at all was not
    counted. Raises ValueError as `lists.examine` and `lists.ties_of` do, and for a place off its list.
    """
    examine(named, lists)
    scores: dict[str, Fraction | None] = dict.fromkeys(named)
    for one in lists:
        length = len(one.entries)
        for entry in one.entries:
            if entry.rank is None:
                continue
            if not 1 <= entry.rank <= length:
                raise ValueError(f"{entry.key} stands at no place of its list")
            worth = Fraction(length - entry.rank + 1, length)
            scores[entry.key] = (scores[entry.key] or Fraction(0)) + worth
    return placed(
        NAME,
        named,
        scores,
        ties=ties_of(tie_rule, lists),
        wanted=wanted,
        said=(Said("places_added", numbers=(Fraction(len(lists)),)),),
    )
