"""The public page of a session: the plan before it, counts without names after it."""

import pytest
from django.test import Client

from tapshyryk.core import clock
from tapshyryk.needs.actions.problem import list_priorities, name_problem
from tapshyryk.needs.actions.session import hold_session
from tests.needs.attendance_stage import EVENING, for_two_villages, some, with_list
from tests.needs.stages import AFTER, DAY
from tests.world import make_world

pytestmark = pytest.mark.django_db


def page_of(session, language="ru") -> str:
    answer = Client().get(f"/{language}/sessions/{session.slug}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_before_the_session_its_hour_and_villages_are_told():
    session, _ = for_two_villages(make_world())
    page = page_of(session)
    assert all(words in page for words in ("14:00", "Ак-Суу, с. Кок-Бель", "120"))
    with clock.at(EVENING):
        assert "14:00" in page_of(session, "ky")


def test_the_counts_are_told_once_the_list_is_closed_and_small_groups_are_hidden():
    world = make_world()
    session, places = with_list(world, 64)
    specialist = world.actor("specialist")
    with clock.at(AFTER):
        hold_session(session, actor=specialist, held_on=DAY, participants=64, women=32)
        assert "29–62 года" not in page_of(session)
        for title in ("Жол", "Суу", "Бала бакча", "Клуб"):
            name_problem(session, actor=specialist, titles={"ky": title}, theme="other", votes=5)
        list_priorities(session, actor=specialist)
        page = page_of(session)
    assert "пенсионер" in page
    assert "63 года и старше" in page
    assert not [came.name for came in some(places, 64).values() if came.name in page]


def test_a_group_of_three_is_not_shown():
    world = make_world("bashka")
    session, _ = with_list(world, 10)
    specialist = world.actor("specialist")
    with clock.at(AFTER):
        hold_session(session, actor=specialist, held_on=DAY, participants=10, women=5)
        for title in ("Жол", "Суу", "Бала бакча", "Клуб"):
            name_problem(session, actor=specialist, titles={"ky": title}, theme="other", votes=5)
        list_priorities(session, actor=specialist)
        page = page_of(session)
    assert "не показано" in page
    assert "Группы меньше пяти человек" in page
