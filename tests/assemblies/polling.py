"""Assemblies that vote online, for the tests of this room and of those who show it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from tapshyryk.assemblies.actions.convening import cost_options
from tapshyryk.assemblies.actions.roll import VoterGiven, enter_roll, register_arrivals
from tapshyryk.assemblies.actions.voting import count_hands
from tapshyryk.assemblies.models import Assembly
from tapshyryk.core import clock
from tests.assemblies.stages import GATHERS, TOLD, convened, opens, printed
from tests.world import World

UNTIL = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
AFTER = datetime(2026, 3, 2, 12, 1, tzinfo=UTC)


def people(count: int) -> list[VoterGiven]:
    return [VoterGiven(f"Тургун Номер{n}", date(1980, 1, 1), "female") for n in range(1, count + 1)]


def online(world: World, on_roll: int, *, costs: Sequence[int] = (), **given: object) -> Assembly:
    """An assembly in session with so many on the roll, of whom nobody has voted yet."""
    assembly = convened(world, **{"ways": ("online",), "online_until": UNTIL, **given})
    with clock.at(TOLD):
        enter_roll(assembly, actor=world.actor("specialist"), voters=people(on_roll))
        if costs:
            keys = [option.pk for option in assembly.ballot()]
            cost_options(assembly, actor=world.actor("specialist"), costs=dict(zip(keys, costs, strict=True)))
    with clock.at(GATHERS):
        opens(assembly, world, 30, None)
    return assembly


def slugs(assembly: Assembly) -> list[str]:
    """The keys on the ballot of the present round."""
    return [option.problem.slug for option in assembly.ballot()]


def mixed(world: World, **given: object) -> Assembly:
    """An assembly open for three ways with 40 on the roll: 1 to 20 raise hands, 21 to 30 vote on paper."""
    values = {"ways": ("hands", "paper", "online"), "online_until": UNTIL, **given}
    assembly = convened(world, **values)
    specialist = world.actor("specialist")
    with clock.at(TOLD):
        enter_roll(assembly, actor=specialist, voters=people(40))
        printed(assembly, 15, world)
    with clock.at(GATHERS):
        opens(assembly, world, 30, 30)
        if "hands" in values["ways"]:
            register_arrivals(assembly, actor=specialist, numbers=range(1, 21), way="hands")
        register_arrivals(assembly, actor=specialist, numbers=range(21, 31), way="paper")
    return assembly


def raise_hands(assembly: Assembly, world: World, votes: list[int]) -> None:
    """The hands of the whole hall, in the order of the ballot."""
    by_option = dict(zip((option.pk for option in assembly.ballot()), votes, strict=True))
    count_hands(assembly, actor=world.actor("specialist"), votes=by_option)
