"""Hands, paper and online ballots in one vote: one person one vote, every paper accounted for, one count."""

import pytest

from tapshyryk.assemblies.actions.online import cast_ballot, issue_voting_codes
from tapshyryk.assemblies.actions.paper_count import count_papers
from tapshyryk.assemblies.actions.roll import (
    register_arrivals,
    strike_from_roll,
    undo_arrival,
)
from tapshyryk.assemblies.actions.voting import close_vote, count_hands
from tapshyryk.assemblies.models import BallotBox, VoterMark
from tapshyryk.assemblies.queries.votes import vote_of
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.refusals import Refused
from tests.assemblies.polling import AFTER, mixed, raise_hands, slugs
from tests.assemblies.stages import GATHERS, convened, opens

pytestmark = pytest.mark.django_db


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
        register_arrivals(assembly, actor=specialist, numbers=[31], way="paper")
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
        opens(assembly, world, 100, None)
        keys = [option.pk for option in assembly.ballot()]
        count_hands(assembly, actor=specialist, votes=dict.fromkeys(keys, 5), section=1)
        count_hands(assembly, actor=specialist, votes=dict.fromkeys(keys, 7), section=2)
        count_hands(assembly, actor=specialist, votes=dict.fromkeys(keys, 6), section=2)
        assert [option.votes for option in assembly.ballot()] == [11] * 5
        with pytest.raises(Refused):
            count_hands(assembly, actor=specialist, votes=dict.fromkeys(keys, 0), section=3)
