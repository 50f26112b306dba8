"""Hands, paper and online ballots in one vote: one person one vote, every paper accounted for, one count."""

from datetime import UTC, date, datetime

import pytest

from tapshyryk.assemblies.actions.convening import convene_assembly
from tapshyryk.assemblies.actions.online import cast_ballot, issue_voting_codes
from tapshyryk.assemblies.actions.paper_count import count_papers
from tapshyryk.assemblies.actions.roll import (
    VoterGiven,
    enter_roll,
    register_arrivals,
    strike_from_roll,
    undo_arrival,
)
from tapshyryk.assemblies.actions.voting import close_vote, count_hands, open_assembly, run_off
from tapshyryk.assemblies.models import Assembly, BallotBox, VoterMark
from tapshyryk.assemblies.queries.votes import vote_of
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.refusals import Refused
from tests.assemblies.stages import GATHERS, TELLERS, TOLD, convened, printed
from tests.needs.stages import listed
from tests.world import World, make_world

pytestmark = pytest.mark.django_db

UNTIL = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
AFTER = datetime(2026, 3, 2, 12, 1, tzinfo=UTC)


@pytest.fixture
def world() -> World:
    return make_world()


def people(count: int, *, first: int = 1) -> list[VoterGiven]:
    return [VoterGiven(f"Тургун Номер{n}", date(1980, 1, 1), "female") for n in range(first, first + count)]


def mixed(world: World, **given: object) -> Assembly:
    """An assembly open for three ways with 40 on the roll: 1 to 20 raise hands, 21 to 30 vote on paper."""
    values = {"ways": ("hands", "paper", "online"), "online_until": UNTIL, **given}
    assembly = convened(world, **values)
    specialist = world.actor("specialist")
    with clock.at(TOLD):
        enter_roll(assembly, actor=specialist, voters=people(40))
        printed(assembly, 15, world)
    with clock.at(GATHERS):
        open_assembly(
            assembly,
            actor=specialist,
            chair=world.people["head"],
            secretary=world.people["activist"],
            present=30,
            women=30,
            counting_group=TELLERS,
        )
        if "hands" in values["ways"]:
            register_arrivals(assembly, actor=specialist, numbers=range(1, 21), way="hands")
        register_arrivals(assembly, actor=specialist, numbers=range(21, 31), way="paper")
    return assembly


def slugs(assembly: Assembly) -> list[str]:
    return [option.problem.slug for option in assembly.ballot()]


def raise_hands(assembly: Assembly, world: World, votes: list[int]) -> None:
    by_option = dict(zip((option.pk for option in assembly.ballot()), votes, strict=True))
    count_hands(assembly, actor=world.actor("specialist"), votes=by_option)


def test_three_ways_are_counted_as_one_vote(world):
    assembly = mixed(world)
    specialist = world.actor("specialist")
    with clock.at(GATHERS):
        raise_hands(assembly, world, [5, 9, 4, 0, 0])
        codes = {one.number: one.code for one in issue_voting_codes(assembly, actor=specialist).codes}
        assert sorted(codes) == list(range(31, 41))
        for number in (31, 32, 33, 34, 35):
            cast_ballot(assembly, code=codes[number], marks=slugs(assembly)[:1])
        cast_ballot(assembly, code=codes[36], marks=[])
        count_papers(assembly, actor=specialist, text="1 * 3\n2\n3\n0\nx * 2", returned=1, unused=4)
    with clock.at(AFTER):
        act = close_vote(assembly, actor=specialist)
    # hands 5 9 4 and two raised none; paper 3 1 1, one blank, two spoiled; online 5 and one blank
    first, second, third, *_rest = slugs(assembly)
    assert dict(vote_of(assembly).ballots.marked) == {
        (first,): 5 + 3 + 5,
        (second,): 9 + 1,
        (third,): 4 + 1,
        (slugs(assembly)[3],): 0,
        (slugs(assembly)[4],): 0,
        (): 2 + 1 + 1,
    }
    assert assembly.result.slug == first
    assert act.detail["taken"] == {"hands": 20, "paper": 10, "online": 6}
    assert act.detail["marked"] == sorted([[[], 4], [[first], 13], [[second], 10], [[third], 5]])
    assert act.detail["ways"] == [
        {"way": "hands", "taken": 20, "cast": 18, "spoiled": 0},
        {"way": "paper", "taken": 10, "cast": 8, "spoiled": 2},
        {"way": "online", "taken": 6, "cast": 6, "spoiled": 0},
    ]
    # five of six online ballots are alike: who cast the sixth would know the others, so paper is not apart
    assert act.detail["apart"] == [
        {"ways": ["online", "paper"], "marked": sorted([[[], 2], [[first], 8], [[second], 1], [[third], 1]])}
    ]
    assert len(act.detail["receipts"]) == 6


def test_who_voted_one_way_cannot_vote_another(world):
    assembly = mixed(world)
    specialist = world.actor("specialist")
    with clock.at(GATHERS):
        codes = {one.number: one.code for one in issue_voting_codes(assembly, actor=specialist).codes}
        cast_ballot(assembly, code=codes[31], marks=slugs(assembly)[:1])
        with pytest.raises(Refused) as refused:
            register_arrivals(assembly, actor=specialist, numbers=[21, 31, 32], way="hands")
        assert "21, 31" in refused.value.reasons[0].sentence
        assert VoterMark.objects.count() == 31
        register_arrivals(assembly, actor=specialist, numbers=[32], way="paper")
        with pytest.raises(Refused, match="input"):
            cast_ballot(assembly, code=codes[32], marks=slugs(assembly)[:1])
        undo_arrival(assembly, actor=specialist, number=32, reason="Номер ката жазылган")
        cast_ballot(assembly, code=codes[32], marks=slugs(assembly)[1:2])
        with pytest.raises(Refused):
            undo_arrival(assembly, actor=specialist, number=32, reason="Кайра добуш берет")
        with pytest.raises(Refused):
            strike_from_roll(assembly, actor=specialist, number=32, reason="Көчүп кеткен")


def test_a_ballot_asked_again_changes_nothing_and_gives_the_same_receipt(world):
    assembly = mixed(world)
    with clock.at(GATHERS):
        code = issue_voting_codes(assembly, actor=world.actor("specialist")).codes[0].code
        receipt = cast_ballot(assembly, code=code, marks=slugs(assembly)[:1])
        acts = Act.objects.count()
        assert (
            cast_ballot(assembly, code=code.lower().replace("-", " "), marks=slugs(assembly)[1:2]) == receipt
        )
    assert Act.objects.count() == acts
    assert BallotBox.objects.get().cast == 1


def test_codes_that_nobody_has_and_codes_made_anew(world):
    assembly = mixed(world)
    specialist = world.actor("specialist")
    with clock.at(GATHERS):
        old = issue_voting_codes(assembly, actor=specialist).codes[0]
        new = issue_voting_codes(assembly, actor=specialist, numbers=[old.number]).codes[0]
        for typed in (old.code, "7K2M-9QXC-4TBD-R", "1", ""):
            with pytest.raises(Refused):
                cast_ballot(assembly, code=typed, marks=slugs(assembly)[:1])
        cast_ballot(assembly, code=new.code, marks=slugs(assembly)[:1])
    assert str(old.code) not in repr(old)


def test_more_papers_than_people_took_are_refused(world):
    assembly = mixed(world)
    specialist = world.actor("specialist")
    with clock.at(GATHERS):
        with pytest.raises(Refused) as refused:
            count_papers(assembly, actor=specialist, text="1 * 11", returned=0, unused=5)
        assert refused.value.rules == ("assemblies.papers_not_stuffed",)
        with pytest.raises(Refused) as refused:
            count_papers(assembly, actor=specialist, text="1 * 10", returned=0, unused=4)
        assert refused.value.rules == ("assemblies.papers_reconciled",)
        count_papers(assembly, actor=specialist, text="1 * 9", returned=0, unused=5)
        raise_hands(assembly, world, [1, 0, 0, 0, 0])
        undo_arrival(assembly, actor=specialist, number=30, reason="Бюллетень алган эмес")
    with clock.at(AFTER), pytest.raises(Refused) as refused:
        close_vote(assembly, actor=specialist)
    assert refused.value.rules == ("assemblies.papers_reconciled",)


def test_the_vote_is_not_closed_while_people_vote_online_or_papers_lie_uncounted(world):
    assembly = mixed(world)
    specialist = world.actor("specialist")
    with clock.at(GATHERS):
        raise_hands(assembly, world, [10, 0, 0, 0, 0])
        with pytest.raises(Refused) as refused:
            close_vote(assembly, actor=specialist)
    assert refused.value.rules == ("assemblies.papers_counted", "assemblies.online_vote_over")
    with clock.at(AFTER):
        code = issue_voting_codes(assembly, actor=specialist).codes[0].code
        with pytest.raises(Refused) as refused:
            cast_ballot(assembly, code=code, marks=slugs(assembly)[:1])
    assert refused.value.rules == ("assemblies.ballot_in_time",)


def test_hands_stay_within_those_registered_for_hands(world):
    assembly = mixed(world)
    with clock.at(GATHERS), pytest.raises(Refused) as refused:
        raise_hands(assembly, world, [11, 10, 0, 0, 0])
    assert refused.value.rules == ("assemblies.one_person_one_vote",)


def test_sections_of_the_hall_add_up(world):
    assembly = convened(world, sections=2)
    specialist = world.actor("specialist")
    with clock.at(GATHERS):
        open_assembly(
            assembly,
            actor=specialist,
            chair=world.people["head"],
            secretary=world.people["activist"],
            present=100,
            women=None,
            counting_group=TELLERS,
        )
        keys = [option.pk for option in assembly.ballot()]
        count_hands(assembly, actor=specialist, votes=dict.fromkeys(keys, 5), section=1)
        count_hands(assembly, actor=specialist, votes=dict.fromkeys(keys, 7), section=2)
        count_hands(assembly, actor=specialist, votes=dict.fromkeys(keys, 6), section=2)
        assert [option.votes for option in assembly.ballot()] == [11] * 5
        with pytest.raises(Refused):
            count_hands(assembly, actor=specialist, votes=dict.fromkeys(keys, 0), section=3)


def test_places_are_counted_by_their_rule(world):
    assembly = mixed(world, rule="borda", ways=("paper", "online"))
    specialist = world.actor("specialist")
    with clock.at(GATHERS):
        count_papers(assembly, actor=specialist, text="2 1 3 * 6\n1 2 * 4", returned=0, unused=5)
        code = issue_voting_codes(assembly, actor=specialist).codes[-1].code
        cast_ballot(assembly, code=code, marks=[slugs(assembly)[1], slugs(assembly)[0]])
    with clock.at(AFTER):
        close_vote(assembly, actor=specialist)
    # five options: the second 6*4 + 4*3 + 4 = 40, the first 6*3 + 4*4 + 3 = 37
    assert assembly.result.slug == slugs(assembly)[1]


def test_several_are_chosen_within_a_sum(world):
    from tapshyryk.assemblies.actions.convening import cost_options

    session, problems = listed(world)
    assembly = Assembly(municipality=world.municipality)
    specialist = world.actor("specialist")
    with clock.at(TOLD):
        convene_assembly(
            assembly,
            actor=specialist,
            purpose="choice",
            convened_for=GATHERS,
            venue="Мектеп",
            agenda="Тандоо",
            rule="equal_shares",
            ways=("paper",),
            budget=1_000_00,
            needs_session=session,
            titles={"ky": "Жыйын"},
        )
        enter_roll(assembly, actor=specialist, voters=people(10))
        printed(assembly, 10, world)
    start = {
        "chair": world.people["head"],
        "secretary": world.people["activist"],
        "women": None,
        "counting_group": TELLERS,
    }
    with clock.at(GATHERS):
        with pytest.raises(Refused) as refused:
            open_assembly(assembly, actor=specialist, present=10, **start)
        assert refused.value.rules == ("assemblies.costs_stated",)
    with clock.at(TOLD):
        costs = dict(
            zip([one.pk for one in assembly.ballot()], (500_00, 600_00, 400_00, 900_00, 900_00), strict=True)
        )
        cost_options(assembly, actor=specialist, costs=costs)
    with clock.at(GATHERS):
        open_assembly(assembly, actor=specialist, present=10, **start)
        register_arrivals(assembly, actor=specialist, numbers=range(1, 11), way="paper")
        count_papers(assembly, actor=specialist, text="1 3 * 6\n3 * 4", returned=0, unused=0)
        close_vote(assembly, actor=specialist)
    # each of ten holds 100: the third costs 40 each of all, the first then 6 * 60 = 360 < 500 of its six;
    # what is left, 600, goes to the option with most votes that still fits: the first
    chosen = sorted(
        (o for o in assembly.options.all() if o.chosen_place), key=lambda option: option.chosen_place
    )
    assert [option.problem for option in chosen] == [problems[2], problems[0]]
    assert assembly.result == problems[2]


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


def test_the_second_vote_has_marks_and_ballots_of_its_own(world):
    assembly = mixed(world, rule="majority", ways=("paper",))
    specialist = world.actor("specialist")
    with clock.at(GATHERS):
        count_papers(assembly, actor=specialist, text="1 * 4\n2 * 4\n3 * 2", returned=0, unused=5)
        close_vote(assembly, actor=specialist)
        assert assembly.result is None
        run_off(assembly, actor=specialist)
        printed(assembly, 10, world)
        register_arrivals(assembly, actor=specialist, numbers=range(21, 31), way="paper")
        count_papers(assembly, actor=specialist, text="1 * 3\n2 * 7", returned=0, unused=0)
        close_vote(assembly, actor=specialist)
    assert assembly.result.slug == slugs(assembly)[1]
    assert dict(vote_of(assembly, 1).ballots.marked)[slugs(assembly)[0],] == 4


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
