"""House-to-house rounds brought to a stage of their life, for the tests of this room and the next."""

from __future__ import annotations

from datetime import date

from tapshyryk.core import clock
from tapshyryk.core.entity import inside_an_act
from tapshyryk.needs.actions.round import add_route, begin_round, plan_round
from tapshyryk.needs.actions.round_team import form_team
from tapshyryk.needs.models import Round
from tapshyryk.places.models import Settlement
from tests.world import NOON, World

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 12)


def settled(world: World, *names: str) -> list[Settlement]:
    """Villages of the municipality, made if they are not there."""
    with inside_an_act():
        return [
            Settlement.objects.get_or_create(municipality=world.municipality, name_ky=name)[0]
            for name in names
        ]


def planned_round(world: World, *villages: str) -> Round:
    """A round planned by the specialist for March 2026 through Ак-Жар and Кең-Суу, or other villages."""
    this = Round(municipality=world.municipality)
    with clock.at(NOON):
        plan_round(
            this,
            actor=world.actor("specialist"),
            titles={"ky": "Майыптыгы бар балдар"},
            settlements=settled(world, *(villages or ("Ак-Жар", "Кең-Суу"))),
            starts_on=FIRST,
            ends_on=LAST,
        )
    return this


def ready_round(world: World) -> Round:
    """A round with a team of two (activist and monitor) and a route of 20 and one of 30 households."""
    this = planned_round(world)
    specialist = world.actor("specialist")
    with clock.at(NOON):
        form_team(this, actor=specialist, members=[world.people["activist"], world.people["monitor"]])
        (team,) = this.teams.all()
        first, second = (place.settlement for place in this.places.all())
        add_route(
            this,
            actor=specialist,
            settlement=first,
            street="Ленин",
            first_house=1,
            last_house=20,
            team=team,
        )
        add_route(this, actor=specialist, settlement=second, street="Манас", households=30, team=team)
    return this


def running_round(world: World) -> Round:
    """The same round once the team has set out."""
    this = ready_round(world)
    with clock.at(NOON):
        begin_round(this, actor=world.actor("specialist"))
    return this
