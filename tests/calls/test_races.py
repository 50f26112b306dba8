"""What many do with a call at the same moment ends as if they had come one after another."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from tapshyryk.calls.actions.call import close_call, publish_call
from tapshyryk.calls.actions.commission import seat_member
from tapshyryk.calls.actions.consortium import decline_place
from tapshyryk.calls.actions.decision import decide_call
from tapshyryk.calls.actions.proposal import begin_proposal, submit_proposal
from tapshyryk.calls.actions.score import enter_scores
from tapshyryk.calls.jobs import close_calls_due
from tapshyryk.calls.models import Call, ConsortiumMember, Proposal, Score
from tapshyryk.core import clock
from tapshyryk.core.access.actors import System
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.refusals import Refused
from tests.calls.stages import (
    AFTER,
    CLOSES,
    all_alike,
    drafted,
    joined,
    opened,
    published,
    scored,
    third_organisation,
    written,
)
from tests.world import NOON, World

pytestmark = pytest.mark.django_db(transaction=True)

LAST_MOMENT = CLOSES - timedelta(microseconds=1)


def at_once(*steps: tuple[Any, Callable[[], Any]]) -> list[str]:
    """Take the steps together, each at its own moment; returns what became of each: taken, or the reason."""
    together = threading.Barrier(len(steps))
    outcomes = [""] * len(steps)

    def take(number: int, moment: Any, step: Callable[[], Any]) -> None:
        together.wait()
        try:
            with clock.at(moment):
                step()
            outcomes[number] = "taken"
        except Refused as refused:
            outcomes[number] = ",".join(refused.rules) or refused.reasons[0].kind
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=(n, *step)) for n, step in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


@pytest.mark.parametrize("attempt", range(3))
def test_a_proposal_is_in_before_the_call_closes_or_not_at_all(world: World, attempt: int) -> None:
    call = published(world)
    pairs = [(world.ngo, "director"), (world.other_ngo, "other director")]
    proposals = [written(world, call, organisation, head) for organisation, head in pairs]

    def hand_in(proposal: Proposal, head: str) -> Callable[[], Any]:
        own = Proposal.objects.get(pk=proposal.pk)
        return lambda: submit_proposal(own, actor=world.actor(head))

    own = Call.objects.get(pk=call.pk)
    outcomes = at_once(
        *((LAST_MOMENT, hand_in(p, head)) for p, (_, head) in zip(proposals, pairs, strict=True)),
        (CLOSES, lambda: close_call(own, actor=System("clock"))),
    )
    assert outcomes[2] == "taken"
    taken = outcomes[:2].count("taken")
    assert Act.objects.get(verb="close_call").detail["proposals"] == taken
    assert Proposal.objects.filter(state="submitted").count() == taken
    assert Proposal.objects.filter(state="lapsed").count() == 2 - taken
    assert set(outcomes[:2]) <= {"taken", "calls.call_is_open", "state"}


def test_of_two_clocks_one_closes_the_call(world: World) -> None:
    published(world)
    closed: list[int] = []
    at_once(*((AFTER, lambda: closed.append(close_calls_due())) for _ in range(4)))
    assert sorted(closed) == [0, 0, 0, 1]
    assert Act.objects.filter(verb="close_call").count() == 1


def test_of_two_who_publish_one_wins_and_the_other_is_told_why(world: World) -> None:
    call = drafted(world)
    world.add("colleague", "municipal_specialist", body=world.municipality)

    def publish(name: str, days: int) -> Callable[[], Any]:
        own = Call.objects.get(pk=call.pk)
        return lambda: publish_call(own, actor=world.actor(name), closes_at=CLOSES + timedelta(days=days))

    outcomes = at_once((NOON, publish("specialist", 0)), (NOON, publish("colleague", 7)))
    assert sorted(outcomes) == ["state", "taken"]
    act = Act.objects.get(verb="publish_call")
    call.refresh_from_db()
    assert act.detail["closes_at"] == call.closes_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    assert Act.objects.filter(verb="announce_order").count() == 1


def test_one_partner_in_two_proposals_handed_in_at_once(world: World) -> None:
    call, third = published(world), third_organisation(world)
    pairs = [(world.ngo, "director"), (world.other_ngo, "other director")]
    steps = []
    for organisation, head in pairs:
        proposal = written(world, call, organisation, head)
        joined(world, proposal, third, head, "third director")
        own = Proposal.objects.get(pk=proposal.pk)
        steps.append((NOON, lambda own=own, head=head: submit_proposal(own, actor=world.actor(head))))
    assert sorted(at_once(*steps)) == ["calls.one_proposal_per_organisation", "taken"]
    assert Proposal.objects.filter(state="submitted").count() == 1


def test_consent_is_taken_back_before_the_proposal_is_handed_in_or_not_at_all(world: World) -> None:
    call, third = published(world), third_organisation(world)
    proposal = written(world, call, world.ngo, "director")
    place = joined(world, proposal, third, "director", "third director")
    own, its = Proposal.objects.get(pk=proposal.pk), ConsortiumMember.objects.get(pk=place.pk)
    outcomes = at_once(
        (NOON, lambda: submit_proposal(own, actor=world.actor("director"))),
        (NOON, lambda: decline_place(its, actor=world.actor("third director"))),
    )
    proposal.refresh_from_db()
    place.refresh_from_db()
    assert (sorted(outcomes), proposal.state, place.state) in (
        (["calls.consortium_places_accepted", "taken"], "draft", "declined"),
        (["calls.consortium_formed_before_submission", "taken"], "submitted", "accepted"),
    )


def test_two_people_of_one_organisation_begin_one_proposal(world: World) -> None:
    call = published(world)

    def begin(name: str) -> Callable[[], Any]:
        own = Call.objects.get(pk=call.pk)
        proposal = Proposal(organisation=world.ngo, title_ky="Долбоор")
        return lambda: begin_proposal(proposal, actor=world.actor(name), call=own)

    outcomes = at_once((NOON, begin("director")), (NOON, begin("worker")))
    assert sorted(outcomes) == ["calls.one_proposal_per_organisation", "taken"]


def test_one_person_is_seated_once(world: World) -> None:
    call = published(world)

    def seat(name: str) -> Callable[[], Any]:
        own = Call.objects.get(pk=call.pk)
        return lambda: seat_member(
            own, actor=world.actor(name), person=world.people["expert"], side="expert", is_chair=True
        )

    outcomes = at_once((NOON, seat("specialist")), (NOON, seat("head")))
    assert sorted(outcomes) == ["calls.member_seated_once,calls.one_chair", "taken"]
    assert call.commission.count() == 1


def test_points_entered_during_the_decision_count_wholly_or_not_at_all(world: World) -> None:
    call, first, second = opened(world)
    scored(world, first, all_alike((9, 9)))
    scored(world, second, all_alike((6, 6)))
    criteria = list(call.criteria.all())
    own_call, own_second = Call.objects.get(pk=call.pk), Proposal.objects.get(pk=second.pk)
    outcomes = at_once(
        (AFTER, lambda: decide_call(own_call, actor=world.actor("expert"))),
        (
            AFTER,
            lambda: enter_scores(own_second, actor=world.actor("head"), points=dict.fromkeys(criteria, 10)),
        ),
    )
    assert outcomes[0] == "taken"
    second.refresh_from_db()
    tens = Score.objects.filter(proposal=second, points=10).count()
    assert (outcomes[1], tens, str(second.score_total)) in {
        ("taken", 2, "68.00"),
        ("state", 0, "60.00"),
    }
