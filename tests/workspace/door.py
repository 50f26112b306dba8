"""A roll at the door, its page and what is pressed on it, for the tests of the page."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from tapshyryk.assemblies.actions.roll import VoterGiven, enter_roll
from tapshyryk.assemblies.models import Assembly
from tapshyryk.core import clock
from tapshyryk.core.entity import inside_an_act
from tapshyryk.places.models import Settlement
from tests.assemblies.stages import GATHERS, TOLD, convened, opens
from tests.world import World

NAMES = ("Үсөнов Өмүрбек", "Асанова Гүлнара", "Жеңишбекова Айша", "Бакиев <script>alert(1)</script>")


def in_session(world: World) -> Assembly:
    """Open for hands and paper with four on the roll, the fourth with a script for a name."""
    found = convened(world, ways=("hands", "paper"))
    with inside_an_act():
        village = Settlement.objects.create(
            municipality=world.municipality, name_ky="Көк-Жар", name_ru="Кок-Жар", name_en="Kok-Jar"
        )
    people = [
        VoterGiven(name, date(1980, 1, at), "female", village if at == 3 else None)
        for at, name in enumerate(NAMES, start=1)
    ]
    with clock.at(TOLD):
        enter_roll(found, actor=world.actor("specialist"), voters=people)
    with clock.at(GATHERS):
        opens(found, world, 30, 20)
    return found


def address(assembly: Assembly, query: str = "") -> str:
    return reverse("workspace:roll", args=[assembly.pk]) + query


def press(client: Client, assembly: Assembly, query: str = "", **given: object):
    return client.post(address(assembly, query), {"request_key": str(uuid4()), **given})


def search(client: Client, assembly: Assembly, **given: object):
    return client.post(address(assembly), given)


def numbers(answer) -> list[int]:
    return [row["voter"].number for row in answer.context["rows"]]


def taken_out(client: Client, assembly: Assembly, **given: object):
    where = reverse("workspace:step", args=["assembly", assembly.pk, "take_roll_out"])
    return client.post(
        where, {"request_key": str(uuid4()), "kind": "csv", "reason": "Кол коюу үчүн", **given}
    )
