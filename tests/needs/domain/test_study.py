"""What a study lacks is told part by part, in one order, and nothing that is there is said to lack."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.needs.domain.study import MISSING, Held, missing_from

pytestmark = pytest.mark.pure

WHOLE = Held(
    sessions=2, sessions_counted=2, women_counted=2, listed=2, priorities=9, with_votes=9, with_unserved=9,
    common_lists=1, causes=1, focus_groups=1, rounds=1, with_latent=1, planned=40, visited=40, groups=1,
    proposals=3, choices=1, knows_population=True,
)  # fmt: skip


def test_a_whole_study_lacks_nothing():
    assert missing_from(WHOLE) == ()


def test_an_empty_one_lacks_every_part_but_says_nothing_of_figures_that_could_not_be():
    assert missing_from(Held()) == (
        "sessions", "causes", "focus_groups", "rounds", "groups", "proposals", "choice", "population",
    )  # fmt: skip


def test_figures_are_missed_where_a_part_was_done():
    partly = Held(
        sessions=2, sessions_counted=1, women_counted=0, listed=2, priorities=9, with_votes=8, rounds=1,
        planned=40, visited=39, knows_population=True,
    )  # fmt: skip
    assert missing_from(partly) == (
        "participants", "women", "votes", "unserved", "common_list", "causes", "focus_groups", "coverage",
        "latent", "groups", "proposals", "choice",
    )  # fmt: skip


counts = st.integers(0, 5)


@given(st.builds(Held, **{name: counts for name in Held.__slots__ if name != "knows_population"}))
def test_they_come_in_the_order_they_are_told(held):
    found = missing_from(held)
    places = list(MISSING)
    assert sorted(found, key=places.index) == list(found)
    assert len(set(found)) == len(found)
