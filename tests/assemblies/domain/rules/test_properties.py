"""What a fair rule must hold for any ballots: names do not matter, more support never hurts."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.assemblies.domain.rules.approval import approval
from tapshyryk.assemblies.domain.rules.ballots import Ballots
from tapshyryk.assemblies.domain.rules.borda import borda
from tapshyryk.assemblies.domain.rules.equal_shares import equal_shares
from tapshyryk.assemblies.domain.rules.instant_run_off import instant_run_off
from tapshyryk.assemblies.domain.rules.majority import majority
from tapshyryk.assemblies.domain.rules.schulze import pairwise, schulze

pytestmark = pytest.mark.pure

OPTIONS = ("a", "b", "c", "d")
RANKED = [borda, instant_run_off, schulze]
SEVERAL = [approval, *RANKED]


def funded(ballots: Ballots):
    """Equal shares with costs that differ from option to option."""
    costs = {key: 100 * (place + 2) for place, key in enumerate(ballots.options)}
    return equal_shares(ballots, costs=costs, budget=600)


@st.composite
def votes(draw, most: int = 4):
    """Up to twelve ballots of up to four options, at least one of them marked; the options in any order."""
    order = draw(st.permutations(OPTIONS))
    one = st.permutations(OPTIONS).flatmap(lambda all_: st.integers(0, most).map(lambda n: tuple(all_[:n])))
    ballots = draw(st.lists(one, min_size=1, max_size=12))
    ballots.append((draw(st.sampled_from(OPTIONS)),))
    return Ballots.of(order, ballots)


@pytest.mark.parametrize("rule", [*SEVERAL, funded])
@given(ballots=votes())
def test_it_does_not_matter_in_which_order_people_voted(rule, ballots):
    backwards = Ballots(ballots.options, dict(reversed(list(ballots.marked.items()))))
    assert rule(backwards).chosen == rule(ballots).chosen


@pytest.mark.parametrize("rule", SEVERAL)
@given(ballots=votes(), names=st.permutations(OPTIONS))
def test_the_names_of_options_do_not_matter(rule, ballots, names):
    other = dict(zip(OPTIONS, names, strict=True))
    renamed = Ballots(
        tuple(other[key] for key in ballots.options),
        {tuple(other[key] for key in ballot): count for ballot, count in ballots.marked.items()},
    )
    assert rule(renamed).chosen == tuple(other[key] for key in rule(ballots).chosen)


@pytest.mark.parametrize("rule", [borda, schulze])
@given(ballots=votes(), data=st.data())
def test_standing_higher_on_a_ballot_never_hurts_the_chosen(rule, ballots, data):
    (winner,) = rule(ballots).chosen
    ballot = data.draw(st.sampled_from(sorted(ballots.marked)))
    place = ballot.index(winner) if winner in ballot else len(ballot)
    higher = data.draw(st.integers(0, place))
    rest = tuple(key for key in ballot if key != winner)
    lifted = Counter(ballots.marked)
    lifted[ballot] -= 1
    lifted[(*rest[:higher], winner, *rest[higher:])] += 1
    assert rule(Ballots(ballots.options, lifted)).chosen == (winner,)


@pytest.mark.parametrize("rule", [approval, majority])
@given(ballots=votes(most=1))
def test_one_more_vote_never_hurts_the_chosen(rule, ballots):
    for winner in rule(ballots).chosen:
        more = Counter(ballots.marked)
        more[(winner,)] += 1
        assert rule(Ballots(ballots.options, more)).chosen == (winner,)


@pytest.mark.parametrize("rule", [instant_run_off, schulze, majority])
@given(ballots=votes(most=1), data=st.data())
def test_over_half_of_first_places_wins(rule, ballots, data):
    favourite = data.draw(st.sampled_from(OPTIONS))
    more = Counter(ballots.marked)
    more[(favourite,)] += ballots.cast + 1
    assert rule(Ballots(ballots.options, more)).chosen == (favourite,)


@given(ballots=votes())
def test_who_beats_each_other_in_pairs_is_schulzes_choice(ballots):
    before = pairwise(ballots)
    for one in OPTIONS:
        if all(before[one, other] > before[other, one] for other in OPTIONS if other != one):
            assert schulze(ballots).chosen == (one,)


@given(ballots=votes())
def test_no_more_money_is_spent_than_there_is_and_what_fits_and_is_wanted_is_bought(ballots):
    found = funded(ballots)
    costs = {key: 100 * (place + 2) for place, key in enumerate(ballots.options)}
    left = 600 - sum(costs[key] for key in found.chosen)
    marks = ballots.marks()
    assert left >= 0
    assert all(marks[key] for key in found.chosen)
    assert all(costs[key] > left for key in OPTIONS if marks[key] and key not in found.chosen)
    assert found.explanation[-1].votes == left


@given(ballots=votes())
def test_who_agree_and_hold_enough_get_what_they_ask(ballots):
    """Justified representation: people whose shares together pay for an option have something bought."""
    found = funded(ballots)
    costs = dict(found.rows[1].numbers)
    people = ballots.cast - ballots.blank
    for key in OPTIONS:
        agreeing = [(ballot, count) for ballot, count in ballots.marked.items() if ballot == (key,) and count]
        if sum(count for _, count in agreeing) * 600 >= costs[key] * people:
            assert key in found.chosen
