"""Assemblies brought to a stage of their life, for the tests of this room and later ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from tapshyryk.assemblies.actions.convening import convene_assembly
from tapshyryk.assemblies.actions.minutes import put_signature
from tapshyryk.assemblies.actions.papers import print_ballots
from tapshyryk.assemblies.actions.voting import close_vote, count_hands, open_assembly
from tapshyryk.assemblies.models import Assembly
from tapshyryk.core import clock
from tapshyryk.parties.holdings import person_actor
from tests.needs.stages import listed
from tests.world import World

TOLD = datetime(2026, 2, 20, 6, 0, tzinfo=UTC)
"""Noon in Bishkek, ten days before the assembly."""
TELLERS = ("Эсептөөчү Биринчи", "Эсептөөчү Экинчи", "Эсептөөчү Үчүнчү")
"""The counting group."""
FEW = {"assemblies.secret_ballots_many": "Мисал үчүн аз адам добуш берди."}
"""The reason for which so few online ballots are counted in these tests."""
GATHERS = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
"""Two in the afternoon in Bishkek on 2 March 2026."""


def convened(world: World, **given: object) -> Assembly:
    """An assembly convened to choose from a closed list of five, ten days ahead."""
    session = given.pop("needs_session", None)
    if session is None and "priority_list" not in given:
        session = listed(world)[0]
    values = {
        "purpose": "choice",
        "convened_for": GATHERS,
        "venue": "Мектеп",
        "agenda": "Бир көйгөйдү тандоо",
        "tie_rule": "run_off",
        "needs_session": session,
        "titles": {"ky": "Элдик жыйын"},
        **given,
    }
    assembly = Assembly(municipality=world.municipality)
    with clock.at(TOLD):
        convene_assembly(assembly, actor=world.actor("specialist"), **values)
    return assembly


def opened(world: World, present: int = 200, women: int | None = 110, **given: object) -> Assembly:
    """An assembly that 200 people came to, 110 of them women."""
    assembly = convened(world, **given)
    with clock.at(GATHERS):
        opens(assembly, world, present, women, () if given.get("purpose") == "hearing" else TELLERS)
    return assembly


def opens(
    assembly: Assembly,
    world: World,
    present: int = 30,
    women: int | None = None,
    counting_group: Sequence[str] = TELLERS,
) -> None:
    """Let the specialist open it, with the head in the chair and the activist as its secretary."""
    open_assembly(
        assembly,
        actor=world.actor("specialist"),
        chair=world.people["head"],
        secretary=world.people["activist"],
        present=present,
        women=women,
        counting_group=counting_group,
    )


def counted(world: World, votes: Sequence[int], **given: object) -> Assembly:
    """An assembly whose hands are counted in the order of the ballot."""
    assembly = opened(world, **given)
    by_option = dict(zip((option.pk for option in assembly.ballot()), votes, strict=True))
    with clock.at(GATHERS):
        count_hands(assembly, actor=world.actor("specialist"), votes=by_option)
    return assembly


def closed(world: World, votes: Sequence[int], **given: object) -> Assembly:
    """An assembly whose vote is closed."""
    assembly = counted(world, votes, **given)
    with clock.at(GATHERS):
        close_vote(assembly, actor=world.actor("specialist"))
    return assembly


def printed(assembly: Assembly, count: int, world: World) -> None:
    """Paper ballots printed for the present round."""
    print_ballots(assembly, actor=world.actor("specialist"), count=count, language="ky")


def signed_by_all(assembly: Assembly) -> None:
    """The draft of the minutes signed by chair, secretary and counting group, each by their own account."""
    for person in assembly.unsigned():
        put_signature(assembly, actor=person_actor(person))
