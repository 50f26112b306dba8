"""Plays the example from the first needs session to the check a year after the end."""

from __future__ import annotations

from datetime import date

from tapshyryk.demo.example import (
    after_signing,
    competition,
    joining,
    monitoring,
    needs_session,
    people,
    proposals,
    results,
    rounds,
    three_ways,
    tracing,
    up_to_approval,
)
from tapshyryk.demo.example.story import Story, Tell
from tapshyryk.orders.models import Order
from tapshyryk.places.models import Municipality


def is_played() -> bool:
    """Whether the example is already in the database."""
    return Municipality.objects.filter(slug=people.SLUG).exists()


def play(tell: Tell) -> tuple[Order, Story]:
    """Play the whole example, telling each act as it happens; the order and the story."""
    story = Story(tell=tell)
    cast = people.set_the_stage(story)
    joined = joining.join(story, cast)
    proposed = proposals.propose(story, cast)
    rounds.go_round(story, cast)
    joining.advise(story, joined)
    session = needs_session.find_needs(story, cast, proposed=proposed)
    common = tracing.join_villages(story, cast, session)
    joining.work_together(story, session)
    assembly = up_to_approval.vote(story, cast, common)
    tracing.trace_causes(story, assembly.result)
    joining.study(story, cast)
    order = up_to_approval.place_order(story, cast, assembly)
    competition.compete(story, cast, order)
    contract = competition.contract(story, cast, order)
    recipients = after_signing.deliver(story, order, contract)
    after_signing.pay_tranche(story, contract, 1, date(2024, 9, 10))
    after_signing.use_vouchers(story, order, contract, recipients)
    after_signing.pay_tranche(story, contract, 2, date(2025, 1, 20))
    competition.amend(story, contract)
    monitoring.monitor(story, cast, contract)
    after_signing.pay_tranche(story, contract, 3, date(2025, 6, 20))
    results.conclude(story, cast, order, contract)
    three_ways.choose_again(story, cast, common)
    results.look_again(story, order)
    order.refresh_from_db()
    return order, story
