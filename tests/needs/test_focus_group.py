"""A focus group is told by counts alone, and counts of few people are told to nobody."""

from datetime import UTC, date, datetime

import pytest

from tapshyryk.core import clock
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.needs.actions.focus_group import (
    add_group_need,
    close_focus_group,
    correct_focus_group,
    correct_group_need,
    hold_focus_group,
    remove_group_need,
)
from tapshyryk.needs.forms.focus_group import CorrectFocusGroupForm, HoldFocusGroupForm
from tapshyryk.needs.models import FocusGroup
from tapshyryk.needs.queries.focus_groups import public_groups_of
from tests.needs.stages import listed, with_problems

pytestmark = pytest.mark.django_db

HELD = date(2026, 2, 10)
NOW = datetime(2026, 2, 12, 6, tzinfo=UTC)
COUNTS = {"present": 14, "women": 12, "ages": (0, 0, 0, 9, 5, 0)}


@pytest.fixture(autouse=True)
def two_days_after():
    with clock.at(NOW):
        yield


def group_held(world, **given):
    session, problems = listed(world)
    group = FocusGroup(session=session)
    values = {
        "problem": problems[1],
        "target_group": "Майыптыгы бар балдардын энелери",
        "held_on": HELD,
        "facilitator": "working_group",
        "venue": "ФАП",
        "findings": "Энелер күн сайын баласы менен үйдө.",
        **COUNTS,
        **given,
    }
    act = hold_focus_group(group, actor=world.actor("activist"), **values)
    return group, act


def need(world, group, words, people):
    return add_group_need(group, actor=world.actor("activist"), titles={"ky": words}, people=people)


def test_the_record_tells_the_talk_and_keeps_small_counts_apart(world):
    group, act = group_held(world)
    assert act.detail["present"] == 14
    assert "women" not in act.detail
    _small, act = group_held(world, present=4, women=1, ages=())
    assert act.detail["present"] is None
    act = need(world, group, "Кинезитерапевт", 11)
    assert act.detail["people"] == 11
    act = need(world, group, "Майып коляскасы", 2)
    assert "people" not in act.detail


def test_the_public_sees_no_count_by_which_somebody_could_be_known(world):
    group, _ = group_held(world)
    need(world, group, "Кинезитерапевт", 11)
    need(world, group, "Майып коляскасы", 2)
    need(world, group, "Күндүзгү кароо", None)
    (public,) = public_groups_of(group.problem)
    assert (public.present, public.women) == (14, None)  # 12 women of 14 would tell of two men
    assert [count for _band, count in public.ages] == [0, 0, 0, 9, 5, 0]
    assert [(str(line.words), line.people, line.is_few) for line in public.needs] == [
        ("Кинезитерапевт", 11, False),
        ("Майып коляскасы", None, True),
        ("Күндүзгү кароо", None, False),
    ]


def test_counts_fit_the_people_present(world):
    for wrong in ({"women": 15}, {"ages": (0, 0, 0, 9, 6, 0)}, {"present": 0, "women": None, "ages": ()}):
        with pytest.raises(Refused) as refused:
            group_held(world, **wrong)
        assert refused.value.rules == ("needs.focus_group_counts_fit",)
    group, _ = group_held(world)
    with pytest.raises(Refused) as refused:
        need(world, group, "Кинезитерапевт", 15)
    assert refused.value.rules == ("needs.focus_group_counts_fit",)
    need(world, group, "Кинезитерапевт", 13)
    with pytest.raises(Refused):
        corrected(world, group, present=12, women=12, ages=())


def corrected(world, group, **given):
    values = {
        "target_group": group.target_group,
        "held_on": group.held_on,
        "facilitator": "ngo",
        "reason": "Катышуу барагы боюнча",
        **COUNTS,
        **given,
    }
    return correct_focus_group(group, actor=world.actor("specialist"), **values)


def test_a_focus_group_is_held_before_it_is_recorded_and_about_a_problem_of_its_session(world):
    with pytest.raises(Refused) as refused:
        group_held(world, held_on=date(2026, 2, 13))
    assert refused.value.rules == ("needs.focus_group_was_held",)
    _, strange = with_problems(world)
    with pytest.raises(Refused):
        group_held(world, problem=strange[0])


def test_corrections_keep_what_stood_before(world):
    group, _ = group_held(world)
    act = corrected(world, group, present=15)
    assert (act.detail["before"]["present"], act.detail["after"]["present"]) == (14, 15)
    need(world, group, "Кинезитерапевт", 11)
    row = group.needs.get()
    act = correct_group_need(
        group,
        actor=world.actor("activist"),
        need=row,
        titles={"ky": "Кинезитерапевт, жумасына үч жолу"},
        people=12,
    )
    assert act.detail["before"] == {"ky": "Кинезитерапевт"}
    act = remove_group_need(group, actor=world.actor("activist"), need=row, reason="Эки жолу жазылган")
    assert act.detail["removed"] == {"ky": "Кинезитерапевт, жумасына үч жолу"}


def test_it_closes_with_what_people_need_and_then_stays(world):
    group, _ = group_held(world)
    with pytest.raises(Refused) as refused:
        close_focus_group(group, actor=world.actor("activist"))
    assert refused.value.rules == ("needs.focus_group_names_needs",)
    need(world, group, "Кинезитерапевт", 11)
    close_focus_group(group, actor=world.actor("activist"))
    with pytest.raises(Refused):
        need(world, group, "Күндүзгү кароо", 5)


def test_the_form_gathers_the_ages(world):
    session, problems = listed(world)
    group = FocusGroup(session=session)
    asked = {
        "problem": str(problems[0].pk),
        "target_group": "Ата-энелер",
        "held_on": "2026-02-10",
        "present": "14",
        "age_3": "9",
        "age_4": "5",
        "facilitator": "ngo",
    }
    form = HoldFocusGroupForm(asked, subject=group, actor=world.actor("activist"))
    assert form.is_valid(), form.errors
    given = form.arguments()
    assert (given["ages"], given["women"]) == ([0, 0, 0, 9, 5, 0], None)
    hold_focus_group(group, actor=world.actor("activist"), **given)
    again = CorrectFocusGroupForm(subject=group, actor=world.actor("activist"))
    assert (again.initial["present"], again.initial["age_3"]) == (14, 9)


def test_strangers_record_nothing(world):
    session, problems = listed(world)
    with pytest.raises(Refused):
        hold_focus_group(
            FocusGroup(session=session),
            actor=world.actor("resident"),
            problem=problems[0],
            target_group="Ата-энелер",
            held_on=HELD,
            present=9,
            facilitator="ngo",
        )
