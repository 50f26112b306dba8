"""Needs sessions brought to a stage of their life, for the tests of this room and the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from tapshyryk.core import clock
from tapshyryk.needs.actions.problem import list_priorities, name_problem
from tapshyryk.needs.actions.session import hold_session, plan_session
from tapshyryk.needs.models import NeedsSession, Problem
from tests.world import World

DAY = date(2026, 2, 2)
AFTER = datetime(2026, 2, 3, 6, 0, tzinfo=UTC)
"""Noon in Bishkek on the day after the session."""

NAMED = (
    ("Бала бакча жок", "preschool", 60),
    ("Майып балдарга борбор жок", "disability-children", 41),
    ("Жаштарга клуб жок", "youth", 41),
    ("Маданият үйү жабык", "culture", 12),
    ("Карыларга кароо жок", "elderly", 5),
)


def planned(world: World, **given: object) -> NeedsSession:
    """A session planned by the specialist for 2 February 2026."""
    session = NeedsSession(municipality=world.municipality)
    values = {"planned_for": DAY, "venue": "Клуб", "titles": {"ky": "Кышкы сессия"}, **given}
    plan_session(session, actor=world.actor("specialist"), **values)
    return session


def held(world: World, participants: int = 122, women: int | None = 61) -> NeedsSession:
    """A session held on its day by 122 people, 61 of them women."""
    session = planned(world)
    with clock.at(AFTER):
        hold_session(
            session, actor=world.actor("specialist"), held_on=DAY, participants=participants, women=women
        )
    return session


def with_problems(
    world: World, named: Sequence[tuple[str, str, int | None]] = NAMED
) -> tuple[NeedsSession, list[Problem]]:
    """A held session with named problems, in the order named."""
    session = held(world)
    for title, theme, votes in named:
        name_problem(session, actor=world.actor("specialist"), titles={"ky": title}, theme=theme, votes=votes)
    return session, list(session.problems.order_by("pk"))


def listed(world: World) -> tuple[NeedsSession, list[Problem]]:
    """A session whose list of five is closed; the problems by their place."""
    session, _ = with_problems(world)
    list_priorities(session, actor=world.actor("specialist"))
    return session, list(session.problems.order_by("rank"))
