"""After a count nobody votes again, and a count that comes late is not taken for the second vote's."""

from __future__ import annotations

import pytest
from django.utils import translation

from tapshyryk.assemblies.actions.paper_count import count_papers
from tapshyryk.assemblies.actions.roll import register_arrivals, undo_arrival
from tapshyryk.assemblies.actions.voting import close_vote, count_hands, run_off
from tapshyryk.assemblies.forms.ballots import CountPapersForm
from tapshyryk.assemblies.forms.voting import CountHandsForm
from tapshyryk.assemblies.models import Assembly, BallotCount
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.refusals import Refused
from tests.assemblies.polling import AFTER, mixed, raise_hands
from tests.assemblies.stages import GATHERS, closed, printed
from tests.world import World

pytestmark = pytest.mark.django_db

LATE = ("assemblies.count_of_this_round",)
COUNTED = ("assemblies.arrival_undone_before_count",)
ONE_MORE = "Номер ката жазылган"


def test_who_raised_a_hand_that_was_counted_is_not_let_vote_again(world: World) -> None:
    assembly = mixed(world)
    specialist = world.actor("specialist")
    with clock.at(GATHERS):
        undo_arrival(assembly, actor=specialist, number=20, reason=ONE_MORE)
        raise_hands(assembly, world, [10, 9, 0, 0, 0])
        with pytest.raises(Refused) as refused:
            undo_arrival(assembly, actor=specialist, number=19, reason=ONE_MORE)
        assert refused.value.rules == COUNTED
        for language, word in (("ky", "саналды"), ("ru", "подсчитаны"), ("en", "counted already")):
            with translation.override(language):
                assert word in refused.value.reasons[0].sentence
        undo_arrival(assembly, actor=specialist, number=30, reason="Кагаз бюллетень алган эмес")
    assert assembly.taken() == {"hands": 19, "paper": 9}


def test_of_counted_papers_only_a_registration_beyond_them_is_taken_back(world: World) -> None:
    assembly = mixed(world)
    specialist = world.actor("specialist")
    with clock.at(GATHERS):
        raise_hands(assembly, world, [10, 9, 0, 0, 0])
        count_papers(assembly, actor=specialist, text="1 * 9", returned=0, unused=5)
        with pytest.raises(Refused) as refused:
            undo_arrival(assembly, actor=specialist, number=30, reason=ONE_MORE)
        assert refused.value.rules == COUNTED
        register_arrivals(assembly, actor=specialist, numbers=[31], way="paper")
    with clock.at(AFTER), pytest.raises(Refused) as refused:
        close_vote(assembly, actor=specialist)
    assert "assemblies.papers_reconciled" in refused.value.rules
    with clock.at(GATHERS):
        undo_arrival(assembly, actor=specialist, number=31, reason=ONE_MORE)
    with clock.at(AFTER):
        close_vote(assembly, actor=specialist)
    assert assembly.taken() == {"hands": 20, "paper": 10}


def test_a_count_of_hands_sent_late_is_not_entered_as_the_second(world: World) -> None:
    assembly = closed(world, [70, 70, 20, 14, 5])
    late = Assembly.objects.get(pk=assembly.pk)
    specialist = world.actor("specialist")
    first = assembly.ballot()[0]
    with clock.at(GATHERS):
        run_off(assembly, actor=specialist)
        with pytest.raises(Refused) as refused:
            count_hands(late, actor=specialist, votes={first.pk: 71})
        assert refused.value.rules == LATE
        with pytest.raises(Refused) as refused:
            count_hands(assembly, actor=specialist, votes={first.pk: 71}, vote_round=1)
        assert refused.value.rules == LATE
        first.refresh_from_db()
        assert (first.votes, first.run_off_votes) == (70, None)
        count_hands(assembly, actor=specialist, votes={first.pk: 71}, vote_round=2)
    first.refresh_from_db()
    assert (first.votes, first.run_off_votes) == (70, 71)


def test_a_page_of_the_first_vote_sent_after_the_second_began_is_refused(world: World) -> None:
    assembly = mixed(world, rule="majority", ways=("paper",))
    specialist = world.actor("specialist")
    page = {"text": "1 * 4\n2 * 4\n5 * 2", "returned": "0", "unused": "5"}
    with clock.at(GATHERS):
        page["vote_round"] = str(CountPapersForm(subject=assembly, actor=specialist)["vote_round"].value())
        count_papers(assembly, actor=specialist, text=page["text"], returned=0, unused=5)
        close_vote(assembly, actor=specialist)
        run_off(assembly, actor=specialist)
        printed(assembly, 15, world)
        register_arrivals(assembly, actor=specialist, numbers=range(21, 31), way="paper")
        form = CountPapersForm(page, subject=assembly, actor=specialist)
        assert form.is_valid(), form.errors  # 5 is no number on this ballot; the step says what is wrong
        with pytest.raises(Refused) as refused:
            count_papers(assembly, actor=specialist, **form.arguments())
        assert refused.value.rules == LATE
        form = CountPapersForm({**page, "vote_round": "2"}, subject=assembly, actor=specialist)
        assert list(form.errors) == ["text"]
    assert [count.round for count in BallotCount.objects.all()] == [1]
    assert Act.objects.filter(verb="count_papers").count() == 1


def test_the_page_of_hands_sends_back_the_round_it_was_made_for(world: World) -> None:
    assembly = closed(world, [70, 70, 20, 14, 5])
    specialist = world.actor("specialist")
    with clock.at(GATHERS):
        made = CountHandsForm(subject=assembly, actor=specialist)
        page = {name: str(made[name].value()) for name in made.fields}
        run_off(assembly, actor=specialist)
        form = CountHandsForm(page, subject=assembly, actor=specialist)
        assert form.is_valid(), form.errors
        with pytest.raises(Refused) as refused:
            count_hands(assembly, actor=specialist, **form.arguments())
    assert refused.value.rules == LATE
