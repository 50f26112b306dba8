"""Equal shares beside forty elections counted by pabutools 1.2.3, whose results stand in equal_shares.json.

That library draws a commercial solver in, so it is no part of the tests. Each election was drawn at random:
costs, a budget, and ballots as strings of one-letter options. `first` is its method of equal shares with
cost utilities, ties settled by the letter; `raised` the same with `voter_budget_increment` of a hundredth
of the first share.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tapshyryk.assemblies.domain.rules.ballots import Ballots
from tapshyryk.assemblies.domain.rules.equal_shares import equal_shares

pytestmark = pytest.mark.pure

ELECTIONS = json.loads((Path(__file__).parent / "equal_shares.json").read_text())


@pytest.mark.parametrize("election", ELECTIONS, ids=range(len(ELECTIONS)))
def test_the_same_is_bought_together(election):
    ballots = Ballots.of(sorted(election["costs"]), [tuple(marks) for marks in election["ballots"]])
    found = equal_shares(ballots, costs=election["costs"], budget=election["budget"])
    together = [said.keys[0] for said in found.explanation if said.code == "bought_together"]
    assert sorted(together) == sorted(election["raised"])


def test_raising_the_shares_mattered():
    assert sum(election["first"] != election["raised"] for election in ELECTIONS) == 26
