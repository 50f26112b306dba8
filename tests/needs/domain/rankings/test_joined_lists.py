"""Lists of several sessions become one exactly, by each method and each rule for equal ones."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.needs.domain.rankings.list_places import list_places
from tapshyryk.needs.domain.rankings.lists import Entry, SessionList
from tapshyryk.needs.domain.rankings.outcome import Place, Said
from tapshyryk.needs.domain.rankings.sessions_naming import sessions_naming
from tapshyryk.needs.domain.rankings.vote_shares import vote_shares

pytestmark = pytest.mark.pure

NAMED = ("kindergarten", "club", "water", "roof")
UPPER = SessionList(120, (Entry("kindergarten", 1, 60), Entry("club", 2, 40), Entry("roof", 3, 12)))
LOWER = SessionList(60, (Entry("water", 1, 45), Entry("kindergarten", 2, 15)))
SILENT = SessionList(None, (Entry("water"),))


def test_shares_of_votes_do_not_let_a_large_session_outweigh_a_small_one():
    outcome = vote_shares(NAMED, (UPPER, LOWER))
    assert outcome.places == (
        Place("kindergarten", 1, Fraction(3, 4), "more_sessions"),  # 60/120 + 15/60
        Place("water", 2, Fraction(3, 4), "vote_shares"),  # 45/60
        Place("club", 3, Fraction(1, 3), "vote_shares"),  # 40/120
        Place("roof", 4, Fraction(1, 10), "vote_shares"),  # 12/120
    )
    assert outcome.explanation[:3] == (
        Said("shares_added", numbers=(Fraction(2),)),
        Said("tied", ("kindergarten", "water"), (Fraction(3, 4),)),
        Said("by_more_sessions", ("kindergarten", "water"), (Fraction(2), Fraction(1))),
    )


def test_places_on_lists_count_alike_whatever_their_length():
    outcome = list_places(NAMED, (UPPER, LOWER))
    assert [(place.key, place.score) for place in outcome.places] == [
        ("kindergarten", Fraction(3, 2)),  # 3/3 + 1/2
        ("water", Fraction(1)),  # 2/2
        ("club", Fraction(2, 3)),
        ("roof", Fraction(1, 3)),
    ]


def test_the_number_of_sessions_with_votes_for_equal_ones():
    outcome = sessions_naming(NAMED, (UPPER, LOWER))
    assert [(place.key, place.score, place.decided_by) for place in outcome.places] == [
        ("kindergarten", Fraction(2), "sessions_naming"),
        ("water", Fraction(1), "more_votes"),
        ("club", Fraction(1), "more_votes"),
        ("roof", Fraction(1), "sessions_naming"),
    ]


def test_what_a_session_does_not_tell_adds_nothing():
    assert vote_shares(("water",), (SILENT,)).places[0].decided_by == "not_counted"
    assert list_places(("water",), (SILENT,)).places[0].decided_by == "not_counted"
    assert sessions_naming(("water",), (SILENT,)).places[0].score == 1
    assert vote_shares(NAMED, (LOWER, SILENT)).places[0] == Place("water", 1, Fraction(3, 4), "vote_shares")


def test_what_is_no_list_is_refused():
    twice = SessionList(5, (Entry("club", 1), Entry("club", 2)))
    for method in (vote_shares, list_places, sessions_naming):
        with pytest.raises(ValueError, match="named once"):
            method(NAMED, (twice,))
        with pytest.raises(ValueError, match="not named"):
            method(("club",), (UPPER,))
        with pytest.raises(ValueError, match="no tie rule"):
            method(NAMED, (UPPER,), tie_rule="head_to_head")
    with pytest.raises(ValueError, match="no place of its list"):
        list_places(("club",), (SessionList(5, (Entry("club", 2),)),))


def _sessions():
    keys = st.lists(st.sampled_from(NAMED), unique=True, max_size=4)
    return st.builds(
        lambda order, votes, people: SessionList(
            people, tuple(Entry(key, place + 1, votes[place]) for place, key in enumerate(order))
        ),
        keys,
        st.lists(st.integers(0, 50), min_size=4, max_size=4),
        st.integers(50, 90),
    )


SESSIONS = st.lists(_sessions(), max_size=5)


@pytest.mark.parametrize("method", [vote_shares, list_places, sessions_naming])
@given(lists=SESSIONS, data=st.data())
def test_the_order_of_sessions_does_not_matter(method, lists, data):
    shuffled = data.draw(st.permutations(lists))
    assert method(NAMED, lists).places == method(NAMED, shuffled).places


@pytest.mark.parametrize("method", [vote_shares, sessions_naming])
@given(lists=SESSIONS, key=st.sampled_from(NAMED))
def test_one_more_session_for_a_problem_never_harms_it(method, lists, key):
    before = {place.key: place.rank for place in method(NAMED, lists).places}
    more = [*lists, SessionList(50, (Entry(key, 1, 50),))]
    after = {place.key: place.rank for place in method(NAMED, more).places}
    assert after[key] <= before[key]


@pytest.mark.parametrize("method", [vote_shares, list_places, sessions_naming])
@given(lists=SESSIONS, data=st.data())
def test_names_do_not_matter_beyond_ties(method, lists, data):
    renamed = dict(zip(NAMED, data.draw(st.permutations(NAMED)), strict=True))
    turned = [
        SessionList(one.participants, tuple(Entry(renamed[e.key], e.rank, e.votes) for e in one.entries))
        for one in lists
    ]
    plain = {renamed[place.key]: place.score for place in method(NAMED, lists).places}
    assert plain == {place.key: place.score for place in method(NAMED, turned).places}
