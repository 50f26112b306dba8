"""What was named across municipalities, how often, and by how many people."""

import pytest

from tapshyryk.core.access.actors import System
from tapshyryk.core.entity import inside_an_act
from tapshyryk.needs.actions.naming import ProblemGiven
from tapshyryk.needs.actions.problem import choose_problem
from tapshyryk.needs.actions.session import chronicle_session
from tapshyryk.needs.models import NeedsSession
from tapshyryk.needs.queries.problems import named_problems, problem_by_slug, themes_named_most_often
from tapshyryk.needs.queries.sessions import (
    Turnout,
    listed_sessions_of,
    priorities_of,
    session_by_slug,
    sessions_of,
    turnout,
)
from tests.needs.stages import held, listed, planned, with_problems
from tests.world import make_world

pytestmark = pytest.mark.django_db


def chronicled(slug: str, theme: str, participants: int | None, exactness: str = "exact") -> NeedsSession:
    """A session of a founding source in a world of its own."""
    session = NeedsSession(municipality=make_world(slug).municipality, title_ky="Сессия")
    chronicle_session(
        session,
        actor=System("founding sources"),
        period="2013-10",
        participants=participants,
        participants_exactness=exactness,
        source="journal-2015",
        problems=[ProblemGiven({"ky": "Көйгөй"}, theme, is_chosen=True)],
    )
    return session


def test_themes_stand_by_the_municipalities_that_named_them():
    world = make_world()
    session, problems = listed(world)
    choose_problem(session, actor=System("lifecycle"), problem=problems[1], assembly="a")
    chronicled("kok-oi", "preschool", 150)
    chronicled("kara-bulak", "preschool", 160)
    chronicled("ak-tash", "disability-children", 170)
    themes = themes_named_most_often()
    assert [(one.theme, one.municipalities, one.chosen_in) for one in themes] == [
        ("preschool", 3, 2),
        ("disability-children", 2, 2),
        ("youth", 1, 0),
        ("culture", 1, 0),
        ("elderly", 1, 0),
    ]
    assert themes[0].was_chosen
    assert not themes[2].was_chosen
    assert themes[1].problems == 2
    assert named_problems(theme="disability-children").count() == 2


def test_a_municipality_counts_once_for_a_theme_named_twice():
    with_problems(make_world(), [("Бакча", "preschool", 5), ("Даярдоо тобу", "preschool", 6)])
    (theme,) = themes_named_most_often()
    assert (theme.municipalities, theme.problems) == (1, 2)


def test_examples_can_be_left_out():
    world = make_world()
    with inside_an_act():
        world.municipality.is_example = True
        world.municipality.save()
    listed(world)
    assert named_problems().count() == 5
    assert not named_problems(with_examples=False).exists()
    assert themes_named_most_often(with_examples=False) == ()
    assert turnout(with_examples=False).sessions == 0


def test_the_turnout_adds_up_and_says_what_is_not_exact():
    held(make_world())
    assert turnout() == Turnout(
        sessions=1, participants=122, is_exact=True, silent=0, women=61, women_counted=1
    )
    planned(make_world("kok-oi"))
    chronicled("kara-bulak", "youth", 300, "more_than")
    assert turnout() == Turnout(
        sessions=2, participants=422, is_exact=False, silent=0, women=61, women_counted=1
    )
    chronicled("ak-tash", "youth", None)
    assert turnout() == Turnout(
        sessions=3, participants=422, is_exact=False, silent=1, women=61, women_counted=1
    )


def test_sessions_and_their_lists_are_found():
    world = make_world()
    session, problems = listed(world)
    later = planned(world)
    assert {one.pk for one in sessions_of(world.municipality)} == {session.pk, later.pk}
    assert sessions_of(world.municipality).get(pk=session.pk).named == 5
    assert list(listed_sessions_of(world.municipality)) == [session]
    assert list(priorities_of(session)) == problems
    assert session_by_slug(session.slug) == session
    assert problem_by_slug(problems[0].slug) == problems[0]
