"""Borda: places give points, the first place of five gives four, the last none; the most points win."""

from __future__ import annotations

from collections import Counter, defaultdict
from operator import itemgetter
from typing import Final

from tapshyryk.assemblies.domain.rules.ballots import Ballot, Ballots
from tapshyryk.assemblies.domain.rules.outcome import Outcome, Row, Said

NAME: Final = "borda"


def borda(ballots: Ballots) -> Outcome:
    """The option with the most points; of equal ones the first in the order of `ballots.options`.

    With m options a first place gives m - 1 points, a second m - 2 and so on; an option left off a ballot
    gets nothing from it. Raises ValueError when nothing was put to the vote or no ballot ranks anything.
    The rule is Borda's (1781).
    """
    ballots.require_votes()
    highest = len(ballots.options) - 1
    points = dict.fromkeys(ballots.options, 0)
    # Ballots that as many people filled in are counted together, place by place: that runs outside Python.
    alike: defaultdict[tuple[int, int], list[Ballot]] = defaultdict(list)
    for ballot, count in ballots.marked.items():
        alike[len(ballot), count].append(ballot)
    for (length, count), found in alike.items():
        for place in range(min(length, highest)):
            worth = (highest - place) * count
            for key, times in Counter(map(itemgetter(place), found)).items():
                points[key] += worth * times
    leading = ballots.best_of(points)
    said = [
        Said("counted", votes=ballots.cast - ballots.blank, of=ballots.cast),
        Said("points_for_places", votes=highest),
    ]
    if len(leading) > 1:
        said += [Said("points_tied", votes=points[leading[0]], keys=leading)]
        said += [Said("order_decides", keys=leading[:1])]
    said.append(Said("most_points", votes=points[leading[0]], keys=leading[:1]))
    return Outcome(NAME, leading[:1], (), (Row("points", "", tuple(points.items())),), tuple(said))
