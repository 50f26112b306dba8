"""A needs session from its plan to the closed list, with every refusal on the way."""

from datetime import UTC, datetime

import pytest

from tapshyryk.core import clock
from tapshyryk.core.access.actors import System
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.needs.actions.naming import ProblemGiven
from tapshyryk.needs.actions.problem import (
    choose_problem,
    count_votes_for_problem,
    list_priorities,
    name_problem,
)
from tapshyryk.needs.actions.session import (
    cancel_session,
    chronicle_session,
    correct_session,
    hold_session,
    plan_session,
)
from tapshyryk.needs.models import NeedsSession, Problem
from tests.needs.stages import AFTER, DAY, held, listed, planned, with_problems
from tests.world import make_world

pytestmark = pytest.mark.django_db


def test_a_planned_session_gets_a_readable_address(world):
    session = planned(world)
    again = planned(world)
    assert (session.slug, again.slug) == ("ala-too-needs-2026", "ala-too-needs-2026-2")
    act = Act.objects.get(subject_id=session.pk)
    assert act.detail["title"] == {"ky": "Кышкы сессия"}
    assert act.actor_role == "municipal_specialist"


def test_the_head_may_plan_but_not_count(world):
    session = NeedsSession(municipality=world.municipality, title_ky="Сессия")
    with pytest.raises(Refused) as refused:
        hold_session(planned(world), actor=world.actor("head"), held_on=DAY, participants=5, women=None)
    assert refused.value.reasons[0].kind == "permission"
    plan_session(session, actor=world.actor("head"), planned_for=DAY, venue="Клуб")
    assert session.state == "planned"


def test_a_session_is_called_off_with_a_reason(world):
    session = planned(world)
    act = cancel_session(session, actor=world.actor("head"), reason="Жол жабык")
    assert (session.state, act.detail) == ("cancelled", {"reason": "Жол жабык"})


def test_a_session_is_not_held_before_its_day(world):
    session = planned(world)
    with clock.at(datetime(2026, 2, 1, 6, tzinfo=UTC)), pytest.raises(Refused) as refused:
        hold_session(session, actor=world.actor("specialist"), held_on=DAY, participants=5, women=None)
    assert refused.value.rules == ("needs.session_held_not_future",)


def test_problems_are_named_once_whatever_the_spaces_and_letters(world):
    session = held(world)
    specialist = world.actor("specialist")
    act = name_problem(
        session, actor=specialist, titles={"ky": "Бала бакча жок"}, theme="preschool", unserved=300
    )
    problem = Problem.objects.get()
    assert problem.slug == "ala-too-bala-bakcha-jok"
    assert act.detail == {
        "problem": problem.slug,
        "title": {"ky": "Бала бакча жок"},
        "theme": "preschool",
        "votes": None,
        "unserved": 300,
    }
    with pytest.raises(Refused) as refused:
        name_problem(session, actor=specialist, titles={"ky": " БАЛА  бакча жок "}, theme="preschool")
    assert refused.value.rules == ("needs.problem_named_once",)
    assert Problem.objects.count() == 1


def test_a_problem_without_words_or_of_no_theme_is_refused_in_words(world):
    session = held(world)
    for titles, theme in (({"ky": " "}, "preschool"), ({"ky": "Көпүрө"}, "bridges")):
        with pytest.raises(Refused) as refused:
            name_problem(session, actor=world.actor("specialist"), titles=titles, theme=theme)
        assert refused.value.reasons[0].kind == "input"
    assert not Problem.objects.exists()
    assert not Act.objects.filter(verb="name_problem").exists()


def test_votes_stay_within_the_participants(world):
    session = held(world, participants=122)
    specialist = world.actor("specialist")
    with pytest.raises(Refused) as refused:
        name_problem(session, actor=specialist, titles={"ky": "Көпүрө"}, theme="other", votes=123)
    assert refused.value.rules == ("needs.problem_votes_within_participants",)
    name_problem(session, actor=specialist, titles={"ky": "Көпүрө"}, theme="other", votes=122)
    problem = Problem.objects.get()
    with pytest.raises(Refused):
        count_votes_for_problem(session, actor=specialist, problem=problem, votes=123)
    with pytest.raises(Refused) as refused:
        count_votes_for_problem(session, actor=specialist, problem=problem, votes=-1)
    assert refused.value.reasons[0].field == "votes"
    act = count_votes_for_problem(session, actor=specialist, problem=problem, votes=80)
    assert act.detail == {"problem": problem.slug, "before": 122, "votes": 80}


def test_votes_of_another_session_are_not_counted_here(world):
    session, _ = with_problems(world)
    _, elsewhere = with_problems(make_world("kok-oi"))
    with pytest.raises(Refused):
        count_votes_for_problem(session, actor=world.actor("specialist"), problem=elsewhere[0], votes=1)
    with pytest.raises(Refused):
        list_priorities(session, actor=world.actor("specialist"), chosen=elsewhere)


def test_a_correction_keeps_what_stood_before(world):
    session, _ = with_problems(world)
    act = correct_session(
        session, actor=world.actor("specialist"), participants=119, women=60, reason="Кайра саналды"
    )
    assert act.detail == {
        "before": {"participants": 122, "women": 61},
        "after": {"participants": 119, "women": 60},
        "reason": "Кайра саналды",
    }
    with pytest.raises(Refused) as refused:
        correct_session(session, actor=world.actor("specialist"), participants=59, women=60, reason="Ката")
    assert refused.value.rules == (
        "needs.women_within_participants",
        "needs.problem_votes_within_participants",
    )
    assert "60" in refused.value.reasons[1].sentence


def test_the_list_follows_the_votes_and_says_so(world):
    session, problems = with_problems(world)
    act = list_priorities(session, actor=world.actor("specialist"))
    assert session.state == "listed"
    assert session.priorities_found == 5
    assert act.detail["count"] == 5
    assert [line["votes"] for line in act.detail["priorities"]] == [60, 41, 41, 12, 5]
    assert [line["decided_by"] for line in act.detail["priorities"]] == [
        "votes", "earlier_named", "votes", "votes", "votes",
    ]  # fmt: skip
    assert [problem.slug for problem in problems] == [line["problem"] for line in act.detail["priorities"]]
    assert list(Problem.objects.order_by("rank").values_list("rank", "is_priority")) == [
        (rank, True) for rank in range(1, 6)
    ]


def test_a_list_of_three_needs_a_written_reason(world):
    session, _ = with_problems(world)
    with pytest.raises(Refused) as refused:
        list_priorities(session, actor=world.actor("specialist"), count=3)
    assert refused.value.rules == ("needs.priorities_between_4_and_10",)
    assert refused.value.only_warnings
    act = list_priorities(
        session,
        actor=world.actor("specialist"),
        count=3,
        override={"needs.priorities_between_4_and_10": "Калгандары боюнча эл макул болгон жок."},
    )
    assert act.overrides[0]["rule"] == "needs.priorities_between_4_and_10"
    assert Problem.objects.filter(is_priority=True).count() == 3
    assert Problem.objects.filter(rank=None).count() == 2


def test_an_empty_list_is_refused_whatever_the_reason(world):
    with pytest.raises(Refused) as refused:
        list_priorities(
            held(world),
            actor=world.actor("specialist"),
            override={"needs.priorities_between_4_and_10": "Эч ким эч нерсе айткан жок."},
        )
    assert refused.value.rules == ("needs.list_has_problems",)


def test_ticked_problems_make_the_list(world):
    session, problems = with_problems(world)
    list_priorities(session, actor=world.actor("specialist"), chosen=[problems[4], *problems[1:4]])
    assert list(Problem.objects.order_by("rank").filter(is_priority=True)) == problems[1:]


def test_a_closed_list_does_not_change(world):
    session, problems = listed(world)
    for again in (
        lambda: list_priorities(session, actor=world.actor("specialist")),
        lambda: count_votes_for_problem(
            session, actor=world.actor("specialist"), problem=problems[0], votes=1
        ),
    ):
        with pytest.raises(Refused) as refused:
            again()
        assert refused.value.reasons[0].kind == "state"


def test_only_the_house_itself_marks_the_chosen_problem(world):
    session, problems = listed(world)
    with pytest.raises(Refused):
        choose_problem(session, actor=world.actor("head"), problem=problems[0], assembly="x")
    choose_problem(session, actor=System("lifecycle"), problem=problems[0], assembly="ala-too-assembly")
    problems[0].refresh_from_db()
    assert problems[0].is_chosen


def test_a_founding_source_is_entered_as_it_stands(world):
    session = NeedsSession(municipality=world.municipality, title_ky="Муктаждыктарды аныктоо")
    act = chronicle_session(
        session,
        actor=System("founding sources"),
        period="2013-10",
        participants=300,
        participants_exactness="more_than",
        priorities_found=7,
        source="journal-2015",
        problems=[ProblemGiven({"ky": "Бала бакча жок"}, "preschool", unserved=300, is_chosen=True)],
    )
    session.refresh_from_db()
    assert (session.state, session.women, session.held_on) == ("listed", None, None)
    assert session.slug == "ala-too-needs-2013"
    problem = session.problems.get()
    assert (problem.is_priority, problem.is_chosen, problem.rank, problem.votes) == (True, True, None, None)
    assert act.detail["source"] == "journal-2015"
    with pytest.raises(Refused):
        chronicle_session(
            NeedsSession(municipality=world.municipality, title_ky="Дагы"),
            actor=world.actor("specialist"),
            period="2013",
            source="journal-2015",
        )


@pytest.mark.parametrize("name", ["resident", "director", "administrator", "auditor", "chair", "expert"])
def test_nobody_else_writes_the_list(world, name):
    session, _ = with_problems(world)
    with pytest.raises(Refused) as refused:
        list_priorities(session, actor=world.actor(name))
    assert refused.value.reasons[0].kind == "permission"


def test_a_session_nobody_came_to_is_not_held(world):
    session = planned(world)
    with pytest.raises(Refused) as refused, clock.at(AFTER):
        hold_session(session, actor=world.actor("specialist"), held_on=DAY, participants=0, women=None)
    assert refused.value.rules == ("needs.session_has_participants",)
