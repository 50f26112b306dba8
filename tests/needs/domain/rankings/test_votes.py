"""Votes put problems in order, say what put each where it stands, and tell of every tie."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.needs.domain.rankings.kept import kept, steps_kept
from tapshyryk.needs.domain.rankings.outcome import Place, Said, Wanted
from tapshyryk.needs.domain.rankings.votes import votes

pytestmark = pytest.mark.pure

NAMED = ("kindergarten", "centre", "club", "roof")
COUNTED = {"kindergarten": 60, "centre": 41, "club": 41, "roof": None}


def test_problems_stand_by_votes_and_the_earlier_named_first():
    outcome = votes(NAMED, COUNTED)
    assert (outcome.method, outcome.tie_rule) == ("votes", "earlier_named")
    assert outcome.places == (
        Place("kindergarten", 1, Fraction(60), "votes"),
        Place("centre", 2, Fraction(41), "earlier_named"),
        Place("club", 3, Fraction(41), "votes"),
        Place("roof", 4, None, "not_counted"),
    )
    assert outcome.explanation == (
        Said("votes_counted"),
        Said("tied", ("centre", "club"), (Fraction(41),)),
        Said("by_earlier_named", ("centre", "club")),
        Said("not_counted", ("roof",)),
        Said("stands_first", ("kindergarten",), (Fraction(60),)),
    )


def test_a_cut_list_says_who_stayed_off_and_that_a_tie_did_it():
    outcome = votes(NAMED, COUNTED, wanted=Wanted(count=2))
    assert [place.key for place in outcome.places] == ["kindergarten", "centre"]
    assert Said("left_off", ("club", "roof"), (Fraction(2),)) in outcome.explanation
    assert Said("fell_to_tie", ("centre", "club")) in outcome.explanation


def test_chosen_problems_keep_their_order():
    outcome = votes(NAMED, COUNTED, wanted=Wanted(chosen={"roof", "club"}))
    assert [(place.key, place.rank) for place in outcome.places] == [("club", 1), ("roof", 2)]


def test_no_vote_stands_before_not_counted():
    assert [place.key for place in votes(("a", "b"), {"a": None, "b": 0}).places] == ["b", "a"]


def test_what_is_no_list_is_refused():
    with pytest.raises(ValueError, match="was not named"):
        votes(NAMED, COUNTED, wanted=Wanted(chosen={"bridge"}))
    with pytest.raises(ValueError, match="was not named"):
        votes(NAMED, {"bridge": 1})
    with pytest.raises(ValueError, match="named once"):
        votes(("a", "a"), {"a": 1})
    with pytest.raises(ValueError, match="shorter than nothing"):
        votes(NAMED, COUNTED, wanted=Wanted(count=-1))
    with pytest.raises(ValueError, match="negative"):
        votes(NAMED, {"roof": -1})


def test_an_explanation_is_kept_exactly():
    steps = votes(NAMED, COUNTED).explanation
    names = {key: f"problem-{key}" for key in NAMED}
    plain = kept(votes(NAMED, COUNTED), names)
    assert plain["steps"][1] == {
        "code": "tied",
        "keys": ["problem-centre", "problem-club"],
        "numbers": ["41"],
    }
    assert [step.code for step in steps_kept(plain)] == [step.code for step in steps]
    assert steps_kept({}) == ()


COUNTS = st.lists(st.one_of(st.none(), st.integers(0, 30)), max_size=12).map(
    lambda found: {f"p{index:02}": count for index, count in enumerate(found)}
)


@given(counted=COUNTS)
def test_everybody_stands_once_and_nobody_below_fewer_votes(counted):
    places = votes(tuple(counted), counted).places
    assert sorted(place.key for place in places) == sorted(counted)
    assert [place.rank for place in places] == list(range(1, len(counted) + 1))
    strength = [Fraction(-1) if place.score is None else place.score for place in places]
    assert strength == sorted(strength, reverse=True)


@given(counted=COUNTS, count=st.integers(0, 20))
def test_a_shorter_list_is_the_beginning_of_the_longer(counted, count):
    whole, short = votes(tuple(counted), counted), votes(tuple(counted), counted, wanted=Wanted(count))
    assert short.places == whole.places[:count]


@given(counted=COUNTS.filter(bool), data=st.data())
def test_more_votes_never_harm(counted, data):
    key = data.draw(st.sampled_from(sorted(counted)))
    before = {place.key: place.rank for place in votes(tuple(counted), counted).places}
    more = {**counted, key: (counted[key] or 0) + 1}
    after = {place.key: place.rank for place in votes(tuple(counted), more).places}
    assert after[key] <= before[key]


@given(found=st.lists(st.integers(0, 30), unique=True, max_size=8), data=st.data())
def test_names_do_not_matter_where_no_votes_are_equal(found, data):
    keys = [f"p{index}" for index in range(len(found))]
    others = data.draw(st.permutations(keys))
    renamed = dict(zip(keys, others, strict=True))
    counted = dict(zip(keys, found, strict=True))
    turned = {renamed[key]: count for key, count in counted.items()}
    plain = [renamed[place.key] for place in votes(tuple(keys), counted).places]
    assert plain == [place.key for place in votes(tuple(sorted(turned)), turned).places]
