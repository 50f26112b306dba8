"""Majority with run-off: over half of the votes wins at once, else the two strongest meet again."""

from __future__ import annotations

from typing import Final

from tapshyryk.assemblies.domain.rules.ballots import Ballots
from tapshyryk.assemblies.domain.rules.outcome import Outcome, Row, Said

NAME: Final = "majority"


def majority(ballots: Ballots, *, is_run_off: bool = False) -> Outcome:
    """The option with more than half of the votes cast, or the two that go into a run-off.

    Blank ballots are told and not counted. Where several stand equal for a place in the run-off, the order
    of `ballots.options` says who goes. In the run-off more votes win, and equal ones are settled by the
    same order, so that a vote always ends. Raises ValueError when nothing was put to the vote, nobody
    voted, or a ballot marks more than one option.
    """
    ballots.require_votes(single=True)
    votes = ballots.firsts()
    valid = ballots.cast - ballots.blank
    rows = (Row("votes", "", tuple(votes.items())),)
    said = [Said("counted", votes=valid, of=ballots.cast)]
    leading = ballots.best_of(votes)
    if 2 * votes[leading[0]] > valid:
        said.append(Said("over_half", votes=votes[leading[0]], of=valid, keys=leading[:1]))
        return Outcome(NAME, leading[:1], (), rows, tuple(said))
    if is_run_off or len(ballots.options) == 2:
        said += [Said("tied", votes=votes[leading[0]], keys=leading), Said("order_decides", keys=leading[:1])]
        return Outcome(NAME, leading[:1], (), rows, tuple(said))
    said.append(Said("nobody_over_half", votes=votes[leading[0]], of=valid, keys=leading))
    places = {key: place for place, key in enumerate(ballots.options)}
    standing = sorted(ballots.options, key=lambda key: (-votes[key], places[key]))
    between = tuple(standing[:2])
    level = tuple(key for key in standing if votes[key] == votes[between[1]])
    if len(level) > 1 and votes[standing[2]] == votes[between[1]]:
        said += [Said("tied", votes=votes[between[1]], keys=level)]
        said += [Said("order_sends", keys=tuple(key for key in level if key in between))]
    said.append(Said("run_off_called", keys=between))
    return Outcome(NAME, (), between, rows, tuple(said))
