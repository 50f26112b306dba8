"""Points put problems in order; equal ones by votes where that was stated."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.needs.domain.rankings.outcome import Place, Said
from tapshyryk.needs.domain.rankings.points import points

pytestmark = pytest.mark.pure

NAMED = ("road", "school", "water")


def test_most_points_stand_first_and_votes_settle_equal_ones():
    outcome = points(
        NAMED,
        {"road": 9, "school": 12, "water": 9},
        each=3,
        tie_rule="more_votes",
        votes={"road": 4, "water": 6, "school": None},
    )
    assert outcome.places == (
        Place("school", 1, Fraction(12), "points"),
        Place("water", 2, Fraction(9), "more_votes"),
        Place("road", 3, Fraction(9), "points"),
    )
    assert outcome.explanation == (
        Said("points_given", numbers=(Fraction(3), Fraction(30))),
        Said("tied", ("water", "road"), (Fraction(9),)),
        Said("by_more_votes", ("water", "road"), (Fraction(6), Fraction(4))),
        Said("stands_first", ("school",), (Fraction(12),)),
    )


def test_without_that_rule_the_earlier_named_stands_first():
    outcome = points(NAMED, {"road": 9, "school": 12, "water": 9}, each=3, votes={"water": 60})
    assert [place.key for place in outcome.places] == ["school", "road", "water"]
    assert outcome.places[1].decided_by == "earlier_named"


def test_a_problem_without_a_count_is_last():
    outcome = points(NAMED, {"road": 0, "water": 2}, each=1)
    assert [place.decided_by for place in outcome.places] == ["points", "points", "not_counted"]


def test_what_is_no_count_of_points_is_refused():
    for given_points, each, rule, told in (
        ({"bridge": 1}, 3, "earlier_named", "not named"),
        ({"road": -1}, 3, "earlier_named", "negative"),
        ({"road": 1}, 0, "earlier_named", "at least one"),
        ({"road": 1}, 3, "head_to_head", "no tie rule"),
    ):
        with pytest.raises(ValueError, match=told):
            points(NAMED, given_points, each=each, tie_rule=rule)


SHEETS = st.lists(st.dictionaries(st.sampled_from(NAMED), st.integers(0, 3)), max_size=8)


def _summed(sheets):
    return {key: sum(sheet.get(key, 0) for sheet in sheets) for key in NAMED}


@given(sheets=SHEETS, data=st.data())
def test_it_does_not_matter_who_gave_the_points(sheets, data):
    shuffled = data.draw(st.permutations(sheets))
    assert points(NAMED, _summed(sheets), each=3) == points(NAMED, _summed(shuffled), each=3)


@given(sheets=SHEETS, key=st.sampled_from(NAMED))
def test_more_points_never_harm(sheets, key):
    given_points = _summed(sheets)
    before = {place.key: place.rank for place in points(NAMED, given_points, each=3).places}
    more = {**given_points, key: given_points[key] + 1}
    after = {place.key: place.rank for place in points(NAMED, more, each=3).places}
    assert after[key] <= before[key]
