"""What residents choose is what the rule of their vote says: by places, within a sum, in a second vote."""

import pytest

from tapshyryk.assemblies.actions.convening import convene_assembly, cost_options
from tapshyryk.assemblies.actions.online import cast_ballot, issue_voting_codes
from tapshyryk.assemblies.actions.paper_count import count_papers
from tapshyryk.assemblies.actions.roll import enter_roll, register_arrivals
from tapshyryk.assemblies.actions.voting import close_vote, open_assembly, run_off
from tapshyryk.assemblies.models import Assembly
from tapshyryk.assemblies.queries.votes import vote_of
from tapshyryk.core import clock
from tapshyryk.core.lifecycle.refusals import Refused
from tests.assemblies.polling import AFTER, mixed, people, slugs
from tests.assemblies.stages import GATHERS, TELLERS, TOLD, printed
from tests.needs.stages import listed

pytestmark = pytest.mark.django_db


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
