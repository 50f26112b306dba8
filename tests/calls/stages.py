"""Calls brought to each stage of their life, through the room's own actions and the clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from tapshyryk.calls.actions.call import draft_call, publish_call, set_criterion
from tapshyryk.calls.actions.commission import declare_interest, seat_member
from tapshyryk.calls.actions.consortium import accept_place, invite_to_consortium
from tapshyryk.calls.actions.decision import decide_call, open_proposals
from tapshyryk.calls.actions.proposal import (
    add_proposal_line,
    begin_proposal,
    describe_proposal,
    submit_proposal,
)
from tapshyryk.calls.actions.score import enter_scores
from tapshyryk.calls.jobs import close_calls_due
from tapshyryk.calls.models import Call, ConsortiumMember, Proposal
from tapshyryk.calls.steps import call_for
from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.entity import inside_an_act
from tapshyryk.parties.models import Organisation
from tests.orders.stages import approved
from tests.world import NOON, World

CLOSES = NOON + timedelta(days=30)
"""The deadline of the calls in these tests; they are published at NOON."""

AFTER = CLOSES + timedelta(hours=1)
"""Some time after the deadline."""

SIDES = {"head": "state", "activist": "community", "expert": "expert", "juror": "ngo", "elder": "community"}
"""The commission by side; the expert chairs it."""


def drafted(world: World, weights: Iterable[int] = (60, 40)) -> Call:
    """A draft with criteria of these weights."""
    call = call_for(approved(world))
    assert call is not None
    specialist = world.actor("specialist")
    draft_call(call, actor=specialist, media_partners="Радио")
    for number, weight in enumerate(weights, start=1):
        set_criterion(call, actor=specialist, titles={"ky": f"{number}-критерий"}, weight=weight)
    return call


def published(world: World) -> Call:
    """A call open until CLOSES."""
    call = drafted(world)
    with clock.at(NOON):
        publish_call(call, actor=world.actor("specialist"), closes_at=CLOSES)
    return call


def third_organisation(world: World, kind: str = "ngo") -> Organisation:
    """One more organisation with a head, to bid or to join a consortium."""
    with inside_an_act():
        organisation = Organisation.objects.create(
            slug=f"{world.municipality.slug}-third-{kind}", kind=kind, name_ky="“Үмүт”", state="registered"
        )
    world.add("third director", "ngo_head", body=organisation)
    return organisation


def written(world: World, call: Call, organisation: Organisation, head: str, at: datetime = NOON) -> Proposal:
    """A proposal with everything but the seal: 800 000 som asked, 200 000 som given by others."""
    proposal, actor = Proposal(organisation=organisation), world.actor(head)
    with clock.at(at):
        begin_proposal(proposal, actor=actor, call=call, titles={"ky": f"{organisation.slug} долбоору"})
        describe_proposal(
            proposal, actor=actor, plan="Эки топ ачылат", staff="Эки педагог", recipients_offered=60
        )
        for source, kind, som in (("customer", "cash", 800_000), ("community", "labour", 200_000)):
            add_proposal_line(
                proposal, actor=actor, description=kind, source=source, kind=kind, amount_tyiyn=som * 100
            )
    return proposal


def handed_in(
    world: World, call: Call, organisation: Organisation, head: str, at: datetime = NOON
) -> Proposal:
    """A proposal under seal."""
    proposal = written(world, call, organisation, head, at)
    with clock.at(at):
        submit_proposal(proposal, actor=world.actor(head))
    return proposal


def invited(
    world: World,
    proposal: Proposal,
    organisation: Organisation,
    lead: str,
    share: int = 30,
    at: datetime = NOON,
) -> ConsortiumMember:
    """A place the head `lead` of the proposal's organisation offers for teaching."""
    place = ConsortiumMember(proposal=proposal)
    with clock.at(at):
        invite_to_consortium(
            place, actor=world.actor(lead), organisation=organisation, role="Окутуу", share_percent=share
        )
    return place


def joined(
    world: World, proposal: Proposal, organisation: Organisation, lead: str, head: str, share: int = 30
) -> ConsortiumMember:
    """The same place, accepted by the head of the invited."""
    place = invited(world, proposal, organisation, lead, share)
    with clock.at(NOON):
        accept_place(place, actor=world.actor(head))
    return place


def seated(world: World, call: Call) -> dict[str, Actor]:
    """A commission of five on the call, chaired by the expert."""
    for name in ("juror", "elder"):
        world.add(name)
    for name, side in SIDES.items():
        seat_member(
            call,
            actor=world.actor("specialist"),
            person=world.people[name],
            side=side,
            is_chair=name == "expert",
        )
    return {name: world.actor(name) for name in SIDES}


def closed(world: World) -> tuple[Call, Proposal, Proposal]:
    """A call the clock has closed, with two proposals and a seated commission."""
    call = published(world)
    first = handed_in(world, call, world.ngo, "director")
    second = handed_in(world, call, world.other_ngo, "other director")
    seated(world, call)
    with clock.at(AFTER):
        assert close_calls_due() == 1
    call.refresh_from_db()
    return call, first, second


def opened(world: World) -> tuple[Call, Proposal, Proposal]:
    """A call under evaluation, nobody with an interest."""
    call, first, second = closed(world)
    with clock.at(AFTER):
        for name in SIDES:
            declare_interest(call, actor=world.actor(name))
        open_proposals(call, actor=world.actor("expert"))
    first.refresh_from_db()
    second.refresh_from_db()
    return call, first, second


def scored(world: World, proposal: Proposal, points: dict[str, tuple[int, ...]]) -> None:
    """Enter these points, by member, on the criteria in their order."""
    criteria = list(proposal.call.criteria.all())
    with clock.at(AFTER):
        for name, values in points.items():
            enter_scores(proposal, actor=world.actor(name), points=dict(zip(criteria, values, strict=True)))


def all_alike(points: tuple[int, ...]) -> dict[str, tuple[int, ...]]:
    """The same sheet from every member."""
    return dict.fromkeys(SIDES, points)


def decided(world: World) -> tuple[Call, Proposal, Proposal]:
    """A call the first proposal has won, 90 to 60."""
    call, first, second = opened(world)
    scored(world, first, all_alike((9, 9)))
    scored(world, second, all_alike((6, 6)))
    with clock.at(AFTER):
        decide_call(call, actor=world.actor("expert"))
    for row in (call, first, second):
        row.refresh_from_db()
    return call, first, second


def days_after_decision(days: int) -> Any:
    """The clock so many days after the decision."""
    return clock.at(AFTER + timedelta(days=days))
