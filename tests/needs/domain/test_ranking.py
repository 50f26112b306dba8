"""The list of priorities follows the votes, and says what put each problem where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.needs.domain.ranking import Named, Place, ranking

pytestmark = pytest.mark.pure

NAMED = (Named("kindergarten", 60), Named("centre", 41), Named("club", 41), Named("roof", None))


def test_problems_stand_by_votes_and_the_earlier_named_first():
    assert ranking(NAMED) == (
        Place("kindergarten", 1, 60, "votes"),
        Place("centre", 2, 41, "earlier_named"),
        Place("club", 3, 41, "votes"),
        Place("roof", 4, None, "not_counted"),
    )


def test_the_list_is_cut_to_its_length_and_says_who_fell_to_a_tie():
    assert ranking(NAMED, count=2) == (
        Place("kindergarten", 1, 60, "votes"),
        Place("centre", 2, 41, "earlier_named"),
    )


def test_chosen_problems_keep_their_order():
    assert [place.key for place in ranking(NAMED, chosen={"roof", "club"})] == ["club", "roof"]
    assert [place.rank for place in ranking(NAMED, chosen={"roof", "club"})] == [1, 2]


def test_no_vote_stands_before_not_counted():
    assert [place.key for place in ranking([Named("a", None), Named("b", 0)])] == ["b", "a"]


def test_what_is_no_list_is_refused():
    with pytest.raises(ValueError, match="was not named"):
        ranking(NAMED, chosen={"bridge"})
    with pytest.raises(ValueError, match="named once"):
        ranking([Named("a", 1), Named("a", 2)])
    with pytest.raises(ValueError, match="shorter than nothing"):
        ranking(NAMED, count=-1)


PROBLEMS = st.lists(
    st.one_of(st.none(), st.integers(min_value=0, max_value=30)), min_size=0, max_size=15
).map(lambda votes: [Named(f"p{index}", count) for index, count in enumerate(votes)])


@given(named=PROBLEMS)
def test_everybody_stands_once_and_nobody_below_fewer_votes(named):
    places = ranking(named)
    assert sorted(place.key for place in places) == sorted(one.key for one in named)
    assert [place.rank for place in places] == list(range(1, len(named) + 1))
    strength = [(-1 if place.votes is None else place.votes) for place in places]
    assert strength == sorted(strength, reverse=True)


@given(named=PROBLEMS, count=st.integers(0, 20))
def test_a_shorter_list_is_the_beginning_of_the_longer(named, count):
    assert ranking(named, count=count) == ranking(named)[:count]
