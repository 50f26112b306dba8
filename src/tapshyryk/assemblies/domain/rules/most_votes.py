"""Most votes: everybody raises a hand once, the option with the most hands wins, over half or not."""

from __future__ import annotations

from typing import Final

from tapshyryk.assemblies.domain.rules.ballots import Ballots
from tapshyryk.assemblies.domain.rules.outcome import Outcome, Row, Said

NAME: Final = "most_votes"

RUN_OFF: Final = "run_off"
SESSION_RANK: Final = "session_rank"
TIE_RULES: Final = (RUN_OFF, SESSION_RANK)
"""What settles equal votes: a second vote between the tied, or the place on the list of the needs session."""


def most_votes(ballots: Ballots, *, tie_rule: str, is_run_off: bool = False) -> Outcome:
    """The option with the most votes; blank ballots are people present who raised no hand.

    The explanation says whether those are more than half of the people present or only the most. Equal
    highest votes are settled by `tie_rule`: `run_off` calls for a second vote between the tied;
    `session_rank` takes the first in the order of `ballots.options`. Votes that are equal again in the
    run-off are settled by that order too, so that a vote always ends.

    Raises ValueError when nothing was put to the vote, nobody voted, a ballot marks more than one option or
    the tie rule is unknown: the guards refuse those before.
    """
    if tie_rule not in TIE_RULES:
        raise ValueError(f"{tie_rule!r} is no rule for equal votes")
    ballots.require_votes(single=True)
    present = ballots.cast
    votes = ballots.firsts()
    rows = (Row("votes", "", tuple(votes.items())),)
    leading = ballots.best_of(votes)
    most = votes[leading[0]]
    said = [Said("votes_of_present", votes=present - ballots.blank, of=present)]
    if len(leading) > 1:
        said.append(Said("tied", votes=most, keys=leading))
        if tie_rule == RUN_OFF and not is_run_off:
            said.append(Said("run_off_called", keys=leading))
            return Outcome(NAME, (), leading, rows, tuple(said))
        said.append(Said("run_off_tied" if is_run_off else "list_decides", keys=leading[:1]))
    over_half = 2 * most > present
    said.append(
        Said("most_and_over_half" if over_half else "most_not_half", votes=most, of=present, keys=leading[:1])
    )
    return Outcome(NAME, leading[:1], (), rows, tuple(said))
