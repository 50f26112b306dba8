"""The voters' roll: who may stand on it, once each; who keeps it; what its acts tell."""

from datetime import date

import pytest

from tapshyryk.assemblies.actions.roll import VoterGiven, enter_roll, register_arrivals
from tapshyryk.assemblies.models import VoterMark
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.refusals import Refused
from tests.assemblies.polling import mixed, people
from tests.assemblies.stages import GATHERS, TOLD, convened

pytestmark = pytest.mark.django_db


def test_the_roll_refuses_the_young_and_those_twice_on_it(world):
    assembly = convened(world, ways=("hands", "paper"))
    specialist = world.actor("specialist")
    with clock.at(TOLD):
        with pytest.raises(Refused) as refused:
            enter_roll(assembly, actor=specialist, voters=[VoterGiven("Жаш Адам", date(2008, 3, 3))])
        assert refused.value.rules == ("assemblies.voting_age",)
        enter_roll(assembly, actor=specialist, voters=[VoterGiven("Үмүт Өскөнова", date(2008, 3, 2))])
        with pytest.raises(Refused) as refused:
            enter_roll(
                assembly,
                actor=specialist,
                voters=[*people(2), VoterGiven("умут  осконова", date(2008, 3, 2)), people(1)[0]],
            )
        assert "3, 4" in refused.value.reasons[0].sentence
    assert assembly.roll.count() == 1
    assert "Үмүт" not in str(list(Act.objects.values()))


@pytest.mark.parametrize("name", ["administrator", "director", "resident", "chair", "head"])
def test_only_the_specialist_keeps_the_roll(world, name):
    assembly = convened(world, ways=("hands", "paper"))
    with clock.at(TOLD), pytest.raises(Refused) as refused:
        enter_roll(assembly, actor=world.actor(name), voters=people(1))
    assert refused.value.reasons[0].kind == "permission"


@pytest.mark.parametrize(
    "typed",
    ["Айгүл Асанова", "\N{LATIN CAPITAL LETTER A}caнoвa Айгул", "Аса\N{ZERO WIDTH SPACE}нова Айгүл"],
)
def test_a_name_typed_otherwise_gives_nobody_a_second_vote(world, typed):
    assembly = convened(world, ways=("hands", "paper"))
    born = date(1980, 3, 5)
    with clock.at(TOLD):
        enter_roll(assembly, actor=world.actor("specialist"), voters=[VoterGiven("Асанова Айгүл", born)])
        with pytest.raises(Refused):
            enter_roll(assembly, actor=world.actor("specialist"), voters=[VoterGiven(typed, born)])
    assert assembly.roll.count() == 1


def test_a_name_of_few_signs_that_stand_for_many_is_no_mishap(world):
    assembly = convened(world, ways=("hands", "paper"))
    long = "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 200
    with clock.at(TOLD):
        enter_roll(assembly, actor=world.actor("specialist"), voters=[VoterGiven(long, date(1980, 3, 5))])
    assert len(assembly.roll.get().folded_name) <= 200


@pytest.mark.parametrize("way", ["online", "post"])
def test_nobody_in_the_hall_is_marked_as_having_voted_online(world, way):
    assembly = mixed(world)
    specialist = world.actor("specialist")
    with clock.at(GATHERS):
        with pytest.raises(Refused) as refused:
            register_arrivals(assembly, actor=specialist, numbers=[31], way=way)
        assert refused.value.rules == ("assemblies.way_is_open",)
        with pytest.raises(Refused):
            enter_roll(
                assembly, actor=specialist, voters=[VoterGiven("Жаңы Келген", date(1980, 1, 1))], way=way
            )
    assert VoterMark.objects.count() == 30
    assert assembly.roll.count() == 40


def test_the_act_tells_how_many_were_entered_and_nothing_of_them(world):
    assembly = convened(world, ways=("hands", "paper"))
    village = world.municipality.settlements.first()
    with clock.at(TOLD):
        act = enter_roll(
            assembly,
            actor=world.actor("specialist"),
            voters=[VoterGiven("Асанова Айгүл", date(1980, 3, 5), "female", village, "Ленин 5")],
        )
    assert act.detail == {"entered": 1, "on_roll": 1, "at_the_door": False}
