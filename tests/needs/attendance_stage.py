"""A session for two villages, with people on its attendance list, for the tests of this room and the next."""

from __future__ import annotations

from datetime import UTC, datetime, time

from tapshyryk.core import clock
from tapshyryk.core.entity import inside_an_act
from tapshyryk.needs.actions.attendance import enter_attendance
from tapshyryk.needs.actions.problem import list_priorities, name_problem
from tapshyryk.needs.actions.session import hold_session
from tapshyryk.needs.domain.attendance import Came
from tapshyryk.needs.models import NeedsSession
from tapshyryk.places.models import Settlement
from tests.needs.stages import AFTER, DAY, planned
from tests.world import World

EVENING = datetime(2026, 2, 2, 14, 0, tzinfo=UTC)
"""Eight in the evening in Bishkek on the day of the session."""


def villages(world: World) -> list[Settlement]:
    """Two settlements of the municipality."""
    with inside_an_act():
        return [
            Settlement.objects.create(municipality=world.municipality, name_ky=ky, name_ru=ru, name_en=en)
            for ky, ru, en in (("Ак-Суу", "Ак-Суу", "Ak-Suu"), ("Көк-Бел айылы", "с. Кок-Бель", "Kok-Bel"))
        ]


def for_two_villages(world: World) -> tuple[NeedsSession, list[Settlement]]:
    """A session planned for both, at two in the afternoon, for 120 people."""
    places = villages(world)
    return planned(world, settlements=places, begins_at=time(14, 0), expected=120), places


def some(places: list[Settlement], count: int = 12) -> dict[int, Came]:
    """`count` people, every other one a woman, by turns from both villages, each with a name of their own."""
    bands = ("18-28", "29-62", "63+")
    names = ("Асан", "Айша", "Бакыт", "Гүлнара", "Данияр", "Жыпара", "Кубат", "Назгүл")
    return {
        at: Came(
            sex="female" if at % 2 else "male",
            settlement=str(places[at % 2].pk),
            age_band=bands[at % 3],
            social_group="pensioner" if at % 3 == 2 else "",
            name=f"{names[at % 8]} {'аа' * (at // 8 + 1)}ов",
        )
        for at in range(count)
    }


def with_list(world: World, count: int = 12, *, whole: bool = True) -> tuple[NeedsSession, list[Settlement]]:
    """That session on its evening, with its list entered."""
    session, places = for_two_villages(world)
    with clock.at(EVENING):
        enter_attendance(
            session, actor=world.actor("specialist"), lines=some(places, count), way="typed", whole=whole
        )
    return session, places


PEOPLE = (
    *(("female", "29-62", "farmer"),) * 7,
    *(("male", "29-62", "pensioner"),) * 6,
    *(("female", "18-28", "disability"),) * 2,
)
"""Thirteen of one age and two younger, who are the only ones of their social group."""


def closed(world: World, people: tuple[tuple[str, str, str], ...] = PEOPLE) -> NeedsSession:
    """A session whose list holds these people, all from the first village, and is closed."""
    places = list(Settlement.objects.filter(municipality=world.municipality)) or villages(world)
    session = planned(world, settlements=places, expected=120)
    specialist = world.actor("specialist")
    lines = {
        at: Came(sex, str(places[0].pk), band, group, f"Жашыруун Адам {at}")
        for at, (sex, band, group) in enumerate(people)
    }
    with clock.at(EVENING):
        enter_attendance(session, actor=specialist, lines=lines, way="typed", whole=True)
    women = sum(sex == "female" for sex, _band, _group in people)
    with clock.at(AFTER):
        hold_session(session, actor=specialist, held_on=DAY, participants=len(people), women=women)
        for title in ("Жол", "Суу", "Бакча", "Клуб"):
            name_problem(session, actor=specialist, titles={"ky": title}, theme="other", votes=1)
        list_priorities(session, actor=specialist)
    return session
