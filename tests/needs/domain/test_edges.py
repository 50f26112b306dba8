"""The edges of what needs are counted by: the first number that is taken, and the first that is not."""

from fractions import Fraction

import pytest

from tapshyryk.core.suppression import LEAST
from tapshyryk.needs.domain.attendance import Came, counts_of, public
from tapshyryk.needs.domain.facilitation import LONGEST, BadLine, map_notes_of
from tapshyryk.needs.domain.found import Found, published
from tapshyryk.needs.domain.personal_data import personal_data_in
from tapshyryk.needs.domain.rankings.lists import Entry, SessionList, ties_of
from tapshyryk.needs.domain.rankings.outcome import MORE_SESSIONS, MORE_VOTES, Said, TieRule, Wanted, placed
from tapshyryk.needs.domain.rankings.points import points
from tapshyryk.needs.domain.rankings.vote_shares import vote_shares
from tapshyryk.needs.domain.study import Held, missing_from

pytestmark = pytest.mark.pure


def test_found_people_stand_in_the_row_of_their_village_and_of_their_age():
    people = [
        *[Found("a", "0-6", "female", "opened", False, True)] * 6,
        *[Found("b", "7-13", "female", "opened", False, True)] * 30,
    ]
    shown = published(people, ("a", "b"), ("0-6", "7-13"))
    assert shown.places.rows == (6, 30)
    assert shown.bands is not None
    assert shown.bands.rows == (6, 30)


@pytest.mark.parametrize(("came", "told"), [(LEAST - 1, False), (LEAST, True)])
def test_of_too_few_people_only_their_number_is_told(came, told):
    counts = counts_of([Came("female", "", "18-59", "", "")] * came, ())
    assert public(counts).total == came
    assert bool(public(counts).age_band) is told


def test_a_group_that_is_hidden_is_said_to_be():
    ages = [*["18-59"] * 30, *["60+"] * 30]
    everybody = counts_of([Came("female", "", age, "", "") for age in ages], ())
    assert not public(everybody).hides_something
    few = counts_of([Came("female", "", age, "", "") for age in [*ages, "0-6"]], ())
    assert public(few).hides_something


def test_votes_nobody_counted_settle_nothing():
    lists = (SessionList(40, (Entry("road", 1, None), Entry("school", 2, 1))),)
    assert ties_of(MORE_VOTES, lists).second == {"road": 0, "school": 1}
    assert ties_of(MORE_SESSIONS, lists).second == {"road": 1, "school": 1}
    outcome = points(("road", "school"), {"road": 2, "school": 2}, each=1, tie_rule=MORE_VOTES,
                     votes={"road": None, "school": 1})  # fmt: skip
    assert [place.key for place in outcome.places] == ["school", "road"]


def test_votes_of_a_session_nobody_counted_the_people_of_add_no_share():
    lists = (SessionList(None, (Entry("road", 1, 9),)), SessionList(10, (Entry("school", 1, 1),)))
    outcome = vote_shares(("road", "school"), lists)
    assert [(place.key, place.score) for place in outcome.places] == [
        ("school", Fraction(1, 10)),
        ("road", None),
    ]


def ranked(scores, count=None, **second):
    tie_rule = TieRule(MORE_VOTES, {key: Fraction(number) for key, number in second.items()})
    numbers = {key: Fraction(score) for key, score in scores.items()}
    return placed("points", tuple(scores), numbers, ties=tie_rule, wanted=Wanted(count=count))


@pytest.mark.parametrize(("count", "fell"), [(0, None), (1, ("road", "school")), (2, None), (3, None)])
def test_who_fell_to_a_tie_is_told_where_the_list_was_cut_through_one(count, fell):
    outcome = ranked({"road": 5, "school": 5, "water": 3}, count)
    told = [said.keys for said in outcome.explanation if said.code == "fell_to_tie"]
    assert told == ([fell] if fell else [])
    equal = ranked({"road": 5, "school": 5}, 0)
    assert "fell_to_tie" not in {said.code for said in equal.explanation}


def test_only_those_the_rule_left_equal_are_settled_by_the_naming():
    outcome = ranked({"road": 5, "school": 5, "water": 5}, road=2, school=2, water=7)
    assert [place.key for place in outcome.places] == ["water", "road", "school"]
    assert Said("by_earlier_named", ("road", "school")) in outcome.explanation


@pytest.mark.parametrize(("listed", "lacks"), [(0, False), (1, False), (2, True)])
def test_one_list_needs_no_common_list(listed, lacks):
    assert ("common_list" in missing_from(Held(sessions=3, listed=listed))) is lacks


@pytest.mark.parametrize("degrees", ["39, 69", "44, 81", "39, 81", "44, 69"])
def test_the_borders_of_the_country_lie_in_it(degrees):
    (note,) = map_notes_of(f"Чек; кароол; {degrees}")
    assert f"{note.latitude}, {note.longitude}" == degrees


@pytest.mark.parametrize("degrees", ["38.99, 75", "44.01, 75", "41, 68.99", "41, 81.01"])
def test_beyond_the_borders_is_beyond(degrees):
    with pytest.raises(BadLine) as bad:
        map_notes_of(f"Чек; кароол; {degrees}")
    assert bad.value.code == "not_in_the_country"


def test_a_note_on_the_map_has_a_longest_length():
    assert map_notes_of(f"{'ү' * LONGEST}; кароол")
    with pytest.raises(BadLine) as bad:
        map_notes_of(f"{'ү' * (LONGEST + 1)}; кароол")
    assert bad.value.code == "too_long"


@pytest.mark.parametrize(
    ("digits", "found"), [(8, ()), (9, ("phone",)), (13, ("phone",)), (14, ("personal_number",)), (15, ())]
)
def test_how_many_digits_lead_to_a_person(digits, found):
    assert personal_data_in(f"Жазыңыз {'5' * digits} деп") == found
