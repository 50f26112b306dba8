"""The rules beside an independent library on the same ballots."""

from __future__ import annotations

import pytest
import votelib.component.rankscore
import votelib.convert
import votelib.evaluate.condorcet
import votelib.evaluate.core
import votelib.evaluate.sequential
from hypothesis import given, settings
from hypothesis import strategies as st

from tapshyryk.assemblies.domain.rules.approval import approval
from tapshyryk.assemblies.domain.rules.ballots import Ballots
from tapshyryk.assemblies.domain.rules.borda import borda
from tapshyryk.assemblies.domain.rules.instant_run_off import instant_run_off
from tapshyryk.assemblies.domain.rules.schulze import schulze

pytestmark = pytest.mark.pure

OPTIONS = ("a", "b", "c", "d", "e")


@st.composite
def full_rankings(draw):
    """Twenty ballots that rank all five options."""
    ways = draw(st.lists(st.permutations(OPTIONS).map(tuple), min_size=5, max_size=20))
    return Ballots.of(OPTIONS, ways)


def theirs(evaluator, converter, marked):
    """What the library chooses: the keys that stand first, several where it leaves them equal."""
    found = evaluator.evaluate(converter.convert(marked) if converter else marked, 1)
    ties = [one if isinstance(one, votelib.evaluate.core.Tie) else {one} for one in found]
    return set().union(*ties)


def agree(ours, found):
    """The same choice; where the library leaves several equal, ours is one of them and says it was a tie."""
    assert set(ours.chosen) <= found
    if len(found) > 1:
        assert any(said.code == "order_decides" for said in ours.explanation)


@given(ballots=full_rankings())
def test_points(ballots):
    points = votelib.convert.RankedToPositionalVotes(votelib.component.rankscore.Borda(base=0))
    agree(borda(ballots), theirs(votelib.evaluate.core.Plurality(), points, ballots.marked))


@given(ballots=full_rankings())
def test_strongest_chains(ballots):
    pairs = votelib.convert.RankedToCondorcetVotes()
    found = theirs(votelib.evaluate.condorcet.Schulze(), pairs, ballots.marked)
    ours = schulze(ballots)
    unbeaten = next((said.keys for said in ours.explanation if said.code == "chains_tied"), ours.chosen)
    # Of several unbeaten ones the library takes those that beat the most others.
    assert found <= set(unbeaten)


@given(ballots=full_rankings())
def test_instant_run_off(ballots):
    ours = instant_run_off(ballots)
    # Where equally weak options could leave, the library has a way of its own.
    if not any(said.code == "fewest_tied" for said in ours.explanation):
        evaluator = votelib.evaluate.sequential.TransferableVoteSelector(quota_function="droop")
        assert theirs(evaluator, None, ballots.marked) == set(ours.chosen)


@settings(max_examples=50)
@given(ways=st.lists(st.sets(st.sampled_from(OPTIONS), min_size=1), min_size=1, max_size=20))
def test_approvals(ways):
    ours = approval(Ballots.of(OPTIONS, [tuple(sorted(way)) for way in ways]))
    counted: dict[frozenset[str], int] = {}
    for way in ways:
        counted[frozenset(way)] = counted.get(frozenset(way), 0) + 1
    agree(ours, theirs(votelib.evaluate.core.Plurality(), votelib.convert.ApprovalToSimpleVotes(), counted))
