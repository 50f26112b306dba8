"""Instant run-off: the weakest option leaves, its ballots go on to their next choice, until one has half."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from tapshyryk.assemblies.domain.rules.ballots import Ballot, Ballots
from tapshyryk.assemblies.domain.rules.outcome import Outcome, Row, Said

NAME: Final = "instant_run_off"


def instant_run_off(ballots: Ballots) -> Outcome:
    """The option that comes to more than half of the ballots still naming somebody.

    In each round every ballot counts for the first of its options that is still in. Where none has more
    than half, the one with the fewest leaves; of equal ones the last in the order of `ballots.options`.
    Ballots that name nobody any more are set aside and told. Raises ValueError when nothing was put to the
    vote or no ballot ranks anything. The rule is the single transferable vote for one seat (Ware, 1871).
    """
    ballots.require_votes()
    # Each pile holds the ballots of an option, with how far on each ballot one has read.
    piles: dict[str, list[tuple[Ballot, int, int]]] = {key: [] for key in ballots.options}
    totals = ballots.firsts()
    for ballot, count in ballots.marked.items():
        if ballot and count:
            piles[ballot[0]].append((ballot, 0, count))
    said = [Said("counted", votes=ballots.cast - ballots.blank, of=ballots.cast)]
    rows: list[Row] = []
    while True:
        living = sum(totals.values())
        rows.append(Row("round", str(len(rows) + 1), tuple(totals.items())))
        leader = next(key for key in ballots.options if totals.get(key) == max(totals.values()))
        if 2 * totals[leader] > living or len(totals) == 1:
            said.append(Said("over_half_of_the_living", votes=totals[leader], of=living, keys=(leader,)))
            return Outcome(NAME, (leader,), (), tuple(rows), tuple(said))
        fewest = min(totals.values())
        weakest = tuple(key for key in ballots.options if totals.get(key) == fewest)
        if len(weakest) > 1:
            said.append(Said("fewest_tied", votes=fewest, keys=weakest))
        gone = weakest[-1]
        said.append(Said("leaves", votes=fewest, of=len(rows), keys=(gone,)))
        del totals[gone]
        for key, count in _hand_on(piles, piles.pop(gone)).items():
            totals[key] += count


def _hand_on(
    piles: dict[str, list[tuple[Ballot, int, int]]], leaving: list[tuple[Ballot, int, int]]
) -> dict[str, int]:
    """Put the ballots of an option that left on the piles of their next choices; how many came to each."""
    came: dict[str, int] = defaultdict(int)
    for ballot, place, count in leaving:
        for onward in range(place + 1, len(ballot)):
            key = ballot[onward]
            if key in piles:
                piles[key].append((ballot, onward, count))
                came[key] += count
                break
    return came
