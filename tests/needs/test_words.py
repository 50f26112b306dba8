"""A problem is put into better words without losing what was said first."""

import pytest

from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.needs.actions.problem import reword_problem
from tests.needs.stages import with_problems
from tests.world import make_world

pytestmark = pytest.mark.django_db


def test_words_change_and_the_address_stays():
    world = make_world()
    session, problems = with_problems(world)
    slug = problems[2].slug
    act = reword_problem(
        session,
        actor=world.actor("specialist"),
        problem=problems[2],
        titles={"ky": "Жаштарга спорт залы жок", "ru": "Молодёжи негде заниматься спортом"},
        theme="youth",
        target_group="14–20 жаш",
    )
    problems[2].refresh_from_db()
    assert (problems[2].slug, problems[2].title_ky) == (slug, "Жаштарга спорт залы жок")
    assert act.detail["before"] == {
        "title": {"ky": "Жаштарга клуб жок"},
        "theme": "youth",
        "target_group": "",
    }
    assert act.detail["after"]["title"]["ru"] == "Молодёжи негде заниматься спортом"


def test_not_into_the_words_of_another_but_into_its_own():
    world = make_world()
    session, problems = with_problems(world)
    specialist = world.actor("specialist")
    with pytest.raises(Refused) as refused:
        reword_problem(
            session,
            actor=specialist,
            problem=problems[2],
            titles={"ky": "бала бакча ЖОК"},
            theme="youth",
        )
    assert refused.value.rules == ("needs.problem_named_once",)
    reword_problem(
        session, actor=specialist, problem=problems[0], titles={"ky": "Бала бакча ЖОК"}, theme="preschool"
    )
    with pytest.raises(Refused):
        reword_problem(session, actor=specialist, problem=problems[0], titles={"ky": "  "}, theme="preschool")
