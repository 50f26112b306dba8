"""What is refused because an assembly does not vote that way, or not yet, or no longer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tapshyryk.assemblies.actions.online import cast_ballot, issue_voting_codes
from tapshyryk.assemblies.actions.paper_count import count_papers
from tapshyryk.assemblies.actions.papers import print_ballots
from tapshyryk.assemblies.actions.roll import enter_roll, register_arrivals
from tapshyryk.assemblies.domain.guards.gathering import CHOICE, HANDS, ONLINE, AssemblyFacts
from tapshyryk.assemblies.domain.guards.minutes import minutes_are_drafted
from tapshyryk.assemblies.domain.guards.voting import second_online_vote_ends, votes_online
from tapshyryk.assemblies.models import Assembly, BallotPrint, VoterMark
from tapshyryk.core import clock, rulebook
from tapshyryk.core.codes import new_code
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.core.lifecycle.spec import Ask
from tests.assemblies.polling import UNTIL, online, people
from tests.assemblies.stages import GATHERS, TOLD, convened, opened, opens
from tests.world import World

pytestmark = pytest.mark.django_db


def opening(assembly: Assembly, world: World) -> None:
    with clock.at(GATHERS):
        opens(assembly, world, 30, None)


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"rule": "loudest"}, "assemblies.ways_stated"),
        ({"ways": ()}, "assemblies.ways_stated"),
        ({"ways": ("hands", "shouting")}, "assemblies.ways_stated"),
        ({"rule": "borda", "ways": ("hands",)}, "assemblies.hands_mark_one"),
        ({"rule": "approval", "ways": ("hands", "paper")}, "assemblies.hands_mark_one"),
        ({"ways": ("online",), "online_until": None}, "assemblies.online_vote_ends"),
        ({"ways": ("online",), "online_until": GATHERS}, "assemblies.online_vote_ends"),
        ({"rule": "equal_shares", "ways": ("paper",), "budget": None}, "assemblies.budget_stated"),
    ],
)
def test_an_assembly_cannot_be_convened_to_vote_so(world: World, given: dict[str, Any], rule: str) -> None:
    with pytest.raises(Refused) as refused:
        convened(world, **given)
    assert rule in refused.value.rules
    assert not Assembly.objects.exists()


def test_the_online_vote_may_end_a_second_after_the_assembly_begins(world: World) -> None:
    until = GATHERS + timedelta(seconds=1)
    assert convened(world, ways=("online",), online_until=until).online_until == until


@pytest.mark.parametrize("ways", [("paper",), ("hands", "paper")])
def test_ballots_without_a_roll_open_no_assembly(world: World, ways: tuple[str, ...]) -> None:
    assembly = convened(world, ways=ways)
    with pytest.raises(Refused) as refused:
        opening(assembly, world)
    assert refused.value.rules == ("assemblies.roll_before_ballots",)
    with clock.at(TOLD):
        enter_roll(assembly, actor=world.actor("specialist"), voters=people(3))
    opening(assembly, world)
    assert assembly.state == "open"


def test_paper_ballots_belong_to_a_vote_on_paper(world: World) -> None:
    assembly = opened(world)
    specialist = world.actor("specialist")
    with pytest.raises(Refused) as printing:
        print_ballots(assembly, actor=specialist, count=5, language="ky")
    with pytest.raises(Refused) as counting, clock.at(GATHERS):
        count_papers(assembly, actor=specialist, text="", returned=0, unused=0)
    for refused in (printing, counting):
        assert refused.value.rules == ("assemblies.paper_is_a_way",)
    assert not BallotPrint.objects.exists()


def test_voting_codes_belong_to_a_vote_online(world: World) -> None:
    assembly = convened(world, ways=("paper",))
    specialist = world.actor("specialist")
    with clock.at(TOLD):
        enter_roll(assembly, actor=specialist, voters=people(3))
        with pytest.raises(Refused) as refused:
            issue_voting_codes(assembly, actor=specialist)
    assert refused.value.rules == ("assemblies.online_is_a_way",)
    assert not assembly.roll.exclude(code_hash="").exists()
    opening(assembly, world)
    with pytest.raises(Refused), clock.at(GATHERS):
        cast_ballot(assembly, code=new_code(), marks=[assembly.ballot()[0].problem.slug])


@pytest.mark.parametrize("way", ["paper", "hands", "shouting"])
def test_nobody_is_registered_for_a_way_there_is_not(world: World, way: str) -> None:
    assembly = online(world, 3)
    with pytest.raises(Refused) as refused, clock.at(GATHERS):
        register_arrivals(assembly, actor=world.actor("specialist"), numbers=[1], way=way)
    assert refused.value.rules == ("assemblies.way_is_open",)
    assert not VoterMark.objects.exists()


def ask(facts: dict[str, Any], **given: Any) -> Ask[AssemblyFacts]:
    known = {
        "purpose": CHOICE,
        "list_is_closed": True,
        "convened_for": GATHERS,
        "quorum": None,
        "tie_rule": "run_off",
        "present": 30,
        "options": (),
        "tied": True,
        "has_result": False,
        "heard": "",
        **facts,
    }
    return Ask(AssemblyFacts(**known), given, now=UNTIL, today=UNTIL.date(), book=rulebook.current())


@pytest.mark.parametrize(
    ("ways", "until", "refused"),
    [
        ({ONLINE}, None, True),
        ({ONLINE}, UNTIL, True),
        ({ONLINE}, UNTIL + timedelta(seconds=1), False),
        ({HANDS}, None, False),
    ],
)
def test_a_second_online_vote_ends_at_an_hour_to_come(ways: set[str], until: Any, refused: bool) -> None:
    found = second_online_vote_ends.trouble(ask({"ways": frozenset(ways)}, online_until=until))
    assert (found is not None) is refused


@pytest.mark.parametrize("drafted", [True, False])
def test_minutes_are_signed_and_corrected_once_they_are_written(drafted: bool) -> None:
    assert (minutes_are_drafted.trouble(ask({"drafted": drafted})) is None) is drafted


def test_every_step_with_codes_asks_whether_people_vote_online() -> None:
    asking = {move.verb for move in Assembly.lifecycle.moves if votes_online in move.guards}
    assert {"issue_voting_codes", "cast_ballot"} <= asking
    written = {move.verb for move in Assembly.lifecycle.moves if minutes_are_drafted in move.guards}
    assert {"correct_minutes", "put_signature", "attach_signed_minutes"} <= written
    assert second_online_vote_ends in Assembly.lifecycle.move("run_off").guards
