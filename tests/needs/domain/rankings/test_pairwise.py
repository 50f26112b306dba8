"""A pairwise matrix counts wins exactly, and equal ones by their wins against each other."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.needs.domain.rankings.outcome import Place, Said
from tapshyryk.needs.domain.rankings.pairwise import EQUAL, pairs_of, pairwise

pytestmark = pytest.mark.pure

FOUR = ("school", "road", "water", "club")
MATRIX = {
    ("school", "road"): "school",
    ("school", "water"): "water",
    ("school", "club"): "school",
    ("road", "water"): "road",
    ("road", "club"): EQUAL,
    ("water", "club"): "water",
}
"""Wins: school 2, water 2, road 1 and a half, club a half; water won against school."""


def test_wins_are_counted_and_who_won_against_the_equal_stands_first():
    outcome = pairwise(FOUR, MATRIX)
    assert outcome.places == (
        Place("water", 1, Fraction(2), "head_to_head"),
        Place("school", 2, Fraction(2), "pairwise"),
        Place("road", 3, Fraction(3, 2), "pairwise"),
        Place("club", 4, Fraction(1, 2), "pairwise"),
    )
    assert outcome.explanation == (
        Said("pairs_compared", numbers=(Fraction(6), Fraction(6))),
        Said("tied", ("water", "school"), (Fraction(2),)),
        Said("by_head_to_head", ("water", "school"), (Fraction(1), Fraction(0))),
        Said("stands_first", ("water",), (Fraction(2),)),
    )


def test_by_the_other_rule_the_earlier_named_stands_first():
    outcome = pairwise(FOUR, MATRIX, tie_rule="earlier_named")
    assert [place.key for place in outcome.places][:2] == ["school", "water"]


def test_a_circle_is_settled_by_the_naming_and_says_so():
    circle = {("a", "b"): "a", ("b", "c"): "b", ("c", "a"): "c"}
    outcome = pairwise(("c", "a", "b"), circle)
    assert [(place.key, place.decided_by) for place in outcome.places] == [
        ("c", "earlier_named"),
        ("a", "earlier_named"),
        ("b", "pairwise"),
    ]
    assert Said("by_earlier_named", ("c", "a", "b")) in outcome.explanation


def test_whoever_was_not_compared_was_not_counted():
    outcome = pairwise(("a", "b", "c"), {("a", "b"): "b"})
    assert [(place.key, place.decided_by) for place in outcome.places] == [
        ("b", "pairwise"),
        ("a", "pairwise"),
        ("c", "not_counted"),
    ]


def test_the_matrix_has_each_pair_once():
    assert pairs_of(("a", "b", "c")) == (("a", "b"), ("a", "c"), ("b", "c"))


def test_what_is_no_matrix_is_refused():
    for winners, rule, told in (
        ({("school", "bridge"): "school"}, "head_to_head", "not named"),
        ({("school", "road"): "water"}, "head_to_head", "not of the pair"),
        ({("school", "school"): "school"}, "head_to_head", "compared once"),
        ({("school", "road"): "school", ("road", "school"): "road"}, "head_to_head", "compared once"),
        ({}, "more_votes", "no tie rule"),
    ):
        with pytest.raises(ValueError, match=told):
            pairwise(FOUR, winners, tie_rule=rule)


def _matrices():
    return st.fixed_dictionaries({pair: st.sampled_from((*pair, EQUAL)) for pair in pairs_of(FOUR)})


@given(winners=_matrices())
def test_every_pair_gives_one_win_in_all(winners):
    assert sum(place.score for place in pairwise(FOUR, winners).places) == 6


@given(winners=_matrices())
def test_which_side_a_pair_is_written_from_does_not_matter(winners):
    turned = {(other, one): winner for (one, other), winner in winners.items()}
    assert pairwise(FOUR, turned) == pairwise(FOUR, winners)


@given(winners=_matrices(), pair=st.sampled_from(pairs_of(FOUR)))
def test_winning_one_pair_more_never_harms(winners, pair):
    key = pair[0]
    before = {place.key: place.rank for place in pairwise(FOUR, winners).places}
    after = {place.key: place.rank for place in pairwise(FOUR, {**winners, pair: key}).places}
    assert after[key] <= before[key]
