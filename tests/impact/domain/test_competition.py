"""Proposals for a call and the concentration of contract value, by hand and by invariants."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.impact.domain.competition import Award, competition, concentration_by_year
from tapshyryk.impact.domain.reach import Reached, reach

pytestmark = pytest.mark.pure


def test_thirty_nine_proposals_for_twelve_calls():
    drawn = competition([4] * 5 + [3] * 5 + [2, 2])
    assert (drawn.calls, drawn.proposals, drawn.proposals_per_call) == (12, 39, Fraction(13, 4))
    assert drawn.single_share == 0
    assert competition([1, 3]).single_share == Fraction(1, 2)
    assert competition([]).proposals_per_call is None


def test_eight_providers_of_eleven_equal_orders():
    """Three pilots' providers delivered two orders each and five delivered one: 3*(2/11)^2 + 5*(1/11)^2."""
    names = ["a", "a", "b", "b", "c", "c", "d", "e", "f", "g", "h"]
    (year,) = concentration_by_year(Award(2014, name, 100_000_000) for name in names)
    assert (year.year, year.contracts, year.providers) == (2014, 11, 8)
    assert year.index == Fraction(17, 121)


def test_years_stand_apart_and_nothing_given_counts_for_nothing():
    years = concentration_by_year(
        [Award(2026, "a", 3), Award(2025, "a", 1), Award(2025, "b", 1), Award(2025, "c", 0)]
    )
    assert [(year.year, year.index) for year in years] == [(2025, Fraction(1, 2)), (2026, Fraction(1))]
    assert concentration_by_year([]) == ()


awards = st.lists(
    st.builds(Award, st.just(2026), st.sampled_from("abcdef"), st.integers(1, 10**9)), min_size=1, max_size=20
)


@given(awards)
def test_the_index_lies_between_equal_parts_and_one_hand(given_):
    (year,) = concentration_by_year(given_)
    assert Fraction(1, year.providers) <= year.index <= 1


@given(awards)
def test_a_merger_never_lowers_the_index(given_):
    merged = [Award(a.year, "a" if a.provider == "b" else a.provider, a.value) for a in given_]
    (before,), (after,) = concentration_by_year(given_), concentration_by_year(merged)
    assert after.index >= before.index


def test_remote_places_are_counted_where_the_distance_is_known():
    found = reach([Reached(376, 457), Reached(11, 84), Reached(100, 10), Reached(None, 219)])
    assert (found.remote, found.known, found.unknown) == (467, 551, 219)
    assert found.of_known == Fraction(467, 551)
    assert reach([Reached(None, 5)]).of_known is None
