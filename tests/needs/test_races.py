"""What two people of a municipality do in the same moment ends as if one had come after the other."""

from __future__ import annotations

import pytest

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.needs.actions.attendance import enter_attendance
from tapshyryk.needs.actions.method import state_method
from tapshyryk.needs.actions.moderation import merge_problem
from tapshyryk.needs.actions.problem import count_votes_for_problem, name_problem
from tapshyryk.needs.domain.attendance import Came
from tapshyryk.needs.models import NeedsSession, ProposedProblem
from tests.needs.attendance_stage import for_two_villages
from tests.needs.proposals import published
from tests.needs.stages import AFTER, held
from tests.racing import at_once
from tests.world import World, make_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world() -> World:
    """The world with a second specialist."""
    made = make_world()
    made.add("second", "municipal_specialist", body=made.municipality)
    return made


def test_two_clerks_who_enter_one_person_enter_one_line(world: World) -> None:
    session, places = for_two_villages(world)
    lines = {1: Came("female", str(places[0].pk), name="Асанова Айша")}

    def entering(who: str):
        own = NeedsSession.objects.get(pk=session.pk)
        return lambda: enter_attendance(own, actor=world.actor(who), lines=lines, way="typed")

    outcomes = at_once(AFTER, entering("specialist"), entering("second"))
    assert outcomes == ["needs.attendance_line_once", "taken"]
    session.refresh_from_db()
    assert (session.attendance.count(), session.participants_listed) == (1, 1)


def test_a_method_is_not_stated_while_the_first_votes_are_entered(world: World) -> None:
    session = held(world)
    with clock.at(AFTER):
        name_problem(session, actor=world.actor("specialist"), titles={"ky": "Жол"}, theme="other")
    problem = session.problems.get()

    def taking(step, who: str, **given):
        own = NeedsSession.objects.get(pk=session.pk)
        return lambda: step(own, actor=world.actor(who), **given)

    outcomes = at_once(
        AFTER,
        taking(count_votes_for_problem, "specialist", problem=problem, votes=7),
        taking(state_method, "second", method="points", tie_rule="earlier_named"),
    )
    first = Act.objects.filter(verb__in=("count_votes_for_problem", "state_method")).order_by("pk")[0]
    stated_late = first.verb == "count_votes_for_problem"
    assert outcomes == (["needs.method_before_counting", "taken"] if stated_late else ["taken", "taken"])


def test_of_two_mergings_of_a_pair_one_is_refused(world: World) -> None:
    first = published(world)
    second = published(world, "Балдарга бакча керек", "second@example.kg")

    def merging(one: ProposedProblem, other: ProposedProblem, who: str):
        own = ProposedProblem.objects.get(pk=one.pk)
        return lambda: merge_problem(own, actor=world.actor(who), into=other)

    outcomes = at_once(clock.now(), merging(first, second, "specialist"), merging(second, first, "second"))
    assert outcomes == ["needs.proposal_merged_into_public_one", "taken"]
    states = sorted(ProposedProblem.objects.values_list("state", flat=True))
    assert states == ["merged", "published"]
