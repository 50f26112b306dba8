"""Plays the example from the first needs session to the check a year after the end."""

from __future__ import annotations

from datetime import date

from tapshyryk.demo.example import competition, people, service, village
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
    session = village.find_needs(story, cast)
    assembly = village.vote(story, cast, session)
    order = village.place_order(story, cast, assembly)
    competition.compete(story, cast, order)
    contract = competition.contract(story, cast, order)
    recipients = service.deliver(story, order, contract)
    service.pay_tranche(story, contract, 1, date(2024, 9, 10))
    service.use_vouchers(story, order, contract, recipients)
    service.pay_tranche(story, contract, 2, date(2025, 1, 20))
    competition.amend(story, contract)
    service.monitor(story, cast, contract)
    service.pay_tranche(story, contract, 3, date(2025, 6, 20))
    service.conclude(story, cast, order, contract)
    service.look_again(story, order)
    order.refresh_from_db()
    return order, story
