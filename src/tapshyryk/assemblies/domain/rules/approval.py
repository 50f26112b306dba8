"""Approval: everybody marks as many options as they would be glad of; the option most people marked wins."""

from __future__ import annotations

from typing import Final

from tapshyryk.assemblies.domain.rules.ballots import Ballots
from tapshyryk.assemblies.domain.rules.outcome import Outcome, Row, Said

NAME: Final = "approval"


def approval(ballots: Ballots) -> Outcome:
    """The option marked on the most ballots; of equal ones the first in the order of `ballots.options`.

    Raises ValueError when nothing was put to the vote or no ballot marks anything. The rule is Brams and
    Fishburn's (1978).
    """
    ballots.require_votes()
    marks = ballots.marks()
    leading = ballots.best_of(marks)
    said = [Said("counted", votes=ballots.cast - ballots.blank, of=ballots.cast)]
    if len(leading) > 1:
        said += [Said("tied", votes=marks[leading[0]], keys=leading), Said("order_decides", keys=leading[:1])]
    said.append(Said("approved_by_most", votes=marks[leading[0]], of=ballots.cast, keys=leading[:1]))
    return Outcome(NAME, leading[:1], (), (Row("approvals", "", tuple(marks.items())),), tuple(said))
