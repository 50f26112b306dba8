"""Coverage is the households visited of those planned, whatever came of the visit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.needs.domain.coverage import Walked, gathered, together

pytestmark = pytest.mark.pure

WALKS = st.builds(Walked, st.integers(0, 500), st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))


def test_a_household_is_visited_whether_it_answered_or_not():
    street = Walked(planned=20, answered=13, nobody_home=4, refused=2)
    assert (street.visited, street.percent) == (19, 95)


def test_a_hundred_percent_only_when_none_was_left_out():
    assert Walked(planned=1000, answered=999).percent == 99
    assert Walked(planned=3, answered=2).percent == 66
    assert Walked(planned=3, answered=3).percent == 100
    assert Walked().percent is None


def test_streets_add_up_to_their_village():
    streets = [Walked(20, 13, 4, 2), Walked(30, 20, 0, 1), Walked(10, 1, 1, 1)]
    assert together(streets) == Walked(60, 34, 5, 4)
    assert gathered(streets, lambda walk: walk.planned >= 20) == {
        True: Walked(50, 33, 4, 3),
        False: Walked(10, 1, 1, 1),
    }


@given(st.lists(WALKS))
def test_nothing_is_lost_or_counted_twice(walks):
    parts = gathered(walks, lambda walk: walk.refused % 3)
    assert together(parts.values()) == together(walks)
    assert together(walks).visited == sum(walk.visited for walk in walks)
