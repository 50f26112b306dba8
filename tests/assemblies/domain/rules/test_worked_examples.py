"""Each rule on an example that can be counted by hand."""

from __future__ import annotations

import pytest

from tapshyryk.assemblies.domain.rules.approval import approval
from tapshyryk.assemblies.domain.rules.ballots import Ballots
from tapshyryk.assemblies.domain.rules.borda import borda
from tapshyryk.assemblies.domain.rules.equal_shares import equal_shares
from tapshyryk.assemblies.domain.rules.instant_run_off import instant_run_off
from tapshyryk.assemblies.domain.rules.majority import majority
from tapshyryk.assemblies.domain.rules.outcome import Said
from tapshyryk.assemblies.domain.rules.schulze import pairwise, schulze

pytestmark = pytest.mark.pure

# A hundred residents of four villages choose where a centre opens; each prefers the nearer.
NEAREST = Ballots(
    ("west", "north", "south", "east"),
    {
        ("west", "north", "east", "south"): 42,
        ("north", "east", "south", "west"): 26,
        ("east", "south", "north", "west"): 15,
        ("south", "east", "north", "west"): 17,
    },
)


def codes(outcome):
    return [said.code for said in outcome.explanation]


def test_over_half_wins_at_once():
    found = majority(Ballots(("a", "b", "c"), {("a",): 51, ("b",): 30, ("c",): 19, (): 20}))
    assert found.chosen == ("a",)
    assert found.explanation[-1] == Said("over_half", votes=51, of=100, keys=("a",))


def test_exactly_half_is_not_over_half():
    found = majority(Ballots(("a", "b", "c"), {("a",): 50, ("b",): 30, ("c",): 20}))
    assert (found.chosen, found.run_off) == ((), ("a", "b"))
    assert codes(found) == ["counted", "nobody_over_half", "run_off_called"]


def test_of_two_equal_for_the_second_place_the_order_sends_one():
    found = majority(Ballots(("c", "b", "a"), {("a",): 40, ("b",): 30, ("c",): 30}))
    assert found.run_off == ("a", "c")
    assert Said("order_sends", keys=("c",)) in found.explanation


def test_three_equal_send_the_first_two_of_the_order():
    found = majority(Ballots(("c", "b", "a"), {("a",): 10, ("b",): 10, ("c",): 10}))
    assert found.run_off == ("c", "b")


def test_a_run_off_always_ends():
    found = majority(Ballots(("b", "a"), {("a",): 20, ("b",): 20}), is_run_off=True)
    assert found.chosen == ("b",)
    assert codes(found) == ["counted", "tied", "order_decides"]


def test_the_option_marked_by_most_is_approved():
    found = approval(Ballots(("a", "b", "c"), {("a",): 4, ("b", "a"): 3, ("c", "b"): 5, (): 2}))
    assert dict(found.rows[0].numbers) == {"a": 7, "b": 8, "c": 5}
    assert found.chosen == ("b",)
    assert found.explanation == (
        Said("counted", votes=12, of=14),
        Said("approved_by_most", votes=8, of=14, keys=("b",)),
    )


def test_equal_approvals_follow_the_order():
    found = approval(Ballots(("b", "a"), {("a",): 4, ("b",): 4}))
    assert found.chosen == ("b",)
    assert codes(found) == ["counted", "tied", "order_decides", "approved_by_most"]


def test_points_for_places():
    found = borda(NEAREST)
    # north: 42x2 + 26x3 + 15x1 + 17x1 = 194
    assert dict(found.rows[0].numbers) == {"west": 126, "north": 194, "south": 107, "east": 173}
    assert found.chosen == ("north",)


def test_an_option_left_off_a_ballot_gets_no_points():
    found = borda(Ballots(("a", "b", "c"), {("a",): 1, ("b", "c"): 1}))
    assert dict(found.rows[0].numbers) == {"a": 2, "b": 2, "c": 1}
    assert found.chosen == ("a",)
    assert "points_tied" in codes(found)


def test_the_weakest_leaves_until_one_has_half():
    found = instant_run_off(NEAREST)
    # east leaves first (15, to south: 32), then north (26, by way of east to south: 58).
    assert [dict(row.numbers) for row in found.rows] == [
        {"west": 42, "north": 26, "south": 17, "east": 15},
        {"west": 42, "north": 26, "south": 32},
        {"west": 42, "south": 58},
    ]
    assert found.chosen == ("south",)
    assert found.explanation[-1] == Said("over_half_of_the_living", votes=58, of=100, keys=("south",))


def test_ballots_that_name_nobody_any_more_are_set_aside():
    found = instant_run_off(Ballots(("a", "b", "c"), {("a",): 4, ("b",): 3, ("c",): 2, (): 5}))
    assert [sum(dict(row.numbers).values()) for row in found.rows] == [9, 7]
    assert found.explanation[-1] == Said("over_half_of_the_living", votes=4, of=7, keys=("a",))


def test_of_equally_weak_the_last_of_the_order_leaves():
    found = instant_run_off(Ballots(("c", "b", "a"), {("a", "c"): 2, ("b",): 2, ("c",): 3}))
    assert Said("leaves", votes=2, of=1, keys=("a",)) in found.explanation
    assert found.chosen == ("c",)


def test_who_beats_each_other_in_pairs_is_chosen():
    before = pairwise(NEAREST)
    assert (before["north", "west"], before["north", "east"], before["north", "south"]) == (58, 68, 68)
    found = schulze(NEAREST)
    assert found.chosen == ("north",)
    assert found.explanation[-1] == Said("beats_each_other", of=3, keys=("north",))


# The example of 45 voters in Schulze's paper (2011, section 5 of its preprint), whose pairwise wins circle.
CIRCLE = Ballots(
    ("A", "B", "C", "D", "E"),
    {
        tuple("ACBED"): 5,
        tuple("ADECB"): 5,
        tuple("BEDAC"): 8,
        tuple("CABED"): 3,
        tuple("CAEBD"): 7,
        tuple("CBADE"): 2,
        tuple("DCEBA"): 7,
        tuple("EBADC"): 8,
    },
)


def test_wins_in_a_circle_are_settled_by_the_strongest_chains():
    before = pairwise(CIRCLE)
    assert [before["A", other] for other in "BCDE"] == [20, 26, 30, 22]
    assert [before["E", other] for other in "ABCD"] == [23, 27, 21, 31]
    found = schulze(CIRCLE)
    chains = {row.about: dict(row.numbers) for row in found.rows if row.code == "strongest_chain"}
    assert chains["A"] == {"B": 28, "C": 28, "D": 30, "E": 24}
    assert chains["B"] == {"A": 25, "C": 28, "D": 33, "E": 24}
    assert chains["C"] == {"A": 25, "B": 29, "D": 29, "E": 24}
    assert chains["D"] == {"A": 25, "B": 28, "C": 28, "E": 24}
    assert chains["E"] == {"A": 25, "B": 28, "C": 28, "D": 31}
    assert found.chosen == ("E",)
    assert codes(found) == ["counted", "nobody_beats_each_other", "strongest_chains"]


def test_a_perfect_circle_follows_the_order():
    circle = {tuple("abc"): 1, tuple("bca"): 1, tuple("cab"): 1}
    assert schulze(Ballots(("b", "c", "a"), circle)).chosen == ("b",)
    assert "chains_tied" in codes(schulze(Ballots(("b", "c", "a"), circle)))


def test_an_option_left_off_stands_behind_those_on_the_ballot():
    assert pairwise(Ballots(("a", "b", "c"), {("a",): 3}))["a", "c"] == 3
    assert pairwise(Ballots(("a", "b", "c"), {("a",): 3}))["b", "c"] == 0


def test_supporters_pay_together():
    # Ten people share 1000: 100 each. Six pay 400 for the well (66 2/3 each); the four others pay 300 for
    # the library (75 each). What is left, 300, pays nothing more: the road costs 500.
    ballots = Ballots(("well", "library", "road"), {("well", "road"): 6, ("library",): 4})
    found = equal_shares(ballots, costs={"well": 400, "library": 300, "road": 500}, budget=1000)
    assert found.chosen == ("well", "library")
    assert Said("share_of_each", votes=100, of=10) in found.explanation
    assert Said("bought_together", votes=6, of=67, keys=("well",)) in found.explanation
    assert Said("bought_together", votes=4, of=75, keys=("library",)) in found.explanation
    assert found.explanation[-1] == Said("money_left", votes=300, of=1000)


def test_a_minority_is_not_passed_over():
    # By approvals alone both of the sixty's options would win; equal shares give the forty theirs.
    ballots = Ballots(("a", "b", "c"), {("a", "b"): 60, ("c",): 40})
    found = equal_shares(ballots, costs={"a": 500, "b": 500, "c": 400}, budget=1000)
    assert found.chosen == ("a", "c")


def test_shares_are_raised_while_the_choice_still_fits():
    # 100 each: nobody can pay alone for anything; with shares of 125 the three pay 375 for the well.
    ballots = Ballots(("well", "road"), {("well",): 3, ("road",): 2})
    found = equal_shares(ballots, costs={"well": 375, "road": 450}, budget=500)
    assert found.chosen == ("well",)
    # The road does not fit the 125 that are left, so nothing is raised further.
    assert Said("shares_raised", votes=25) in found.explanation


def test_the_rest_buys_what_is_marked_most_and_fits():
    # Shares of 500, raised to 600, would buy both at once for 1200: neither is bought together.
    ballots = Ballots(("a", "b"), {("a",): 1, ("b",): 1})
    found = equal_shares(ballots, costs={"a": 600, "b": 600}, budget=1000)
    assert found.chosen == ("a",)
    assert Said("bought_from_the_rest", votes=1, keys=("a",)) in found.explanation
    assert found.explanation[-1] == Said("money_left", votes=400, of=1000)


@pytest.mark.parametrize(
    ("options", "marked", "why"),
    [
        ((), {}, "nothing to choose"),
        (("a",), {}, "no vote was cast"),
        (("a",), {(): 3}, "no vote was cast"),
    ],
)
@pytest.mark.parametrize("rule", [majority, approval, borda, instant_run_off, schulze])
def test_a_choice_needs_options_and_votes(rule, options, marked, why):
    with pytest.raises(ValueError, match=why):
        rule(Ballots(options, marked))


@pytest.mark.parametrize(
    ("options", "marked", "why"),
    [
        (("a", "a"), {}, "stands once"),
        (("a",), {("b",): 1}, "b was not put to the vote"),
        (("a", "b"), {("a", "a"): 1}, "marks an option once"),
        (("a",), {("a",): -1}, "negative"),
    ],
)
def test_ballots_that_cannot_be(options, marked, why):
    with pytest.raises(ValueError, match=why):
        Ballots(options, marked)


def test_one_mark_a_ballot_where_one_is_asked():
    with pytest.raises(ValueError, match="marks one option"):
        majority(Ballots(("a", "b"), {("a", "b"): 1}))


@pytest.mark.parametrize(
    ("costs", "budget", "why"), [({"a": 1}, 0, "no money"), ({}, 5, "cost of a"), ({"a": 0}, 5, "cost of a")]
)
def test_shares_need_money_and_costs(costs, budget, why):
    with pytest.raises(ValueError, match=why):
        equal_shares(Ballots(("a",), {("a",): 1}), costs=costs, budget=budget)
