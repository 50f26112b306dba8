"""A contract in force with recipients and a group, for the tests of delivery and of later rooms."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapshyryk.contracts.models import Contract
from tapshyryk.core import clock
from tapshyryk.core.identities.domain.identity import Identity
from tapshyryk.delivery.actions.group import enrol, form_group, start_group
from tapshyryk.delivery.actions.recipient import register_recipient
from tapshyryk.delivery.models import Group, Recipient
from tapshyryk.orders.models import Order
from tests.world import NOON, World

TODAY = date(2026, 3, 2)


def registered(world: World, order: Order, name: str = "Планттын Уулу", **given: Any) -> Recipient:
    """A child of five, registered by the worker who serves the order."""
    recipient = Recipient(order=order)
    born = given.pop("born_on", date(2020, 5, 1))
    values = {"sex": "female", "consent_on": date(2026, 3, 1), "known_before": True, **given}
    with clock.at(NOON):
        register_recipient(
            recipient,
            actor=world.actor(given.get("who", "worker")),
            identity=Identity(full_name=name, born_on=born, address="Жашыруун көчө 7", phone="+996 000 000"),
            **values,
        )
    return recipient


def running_group(world: World, contract: Contract, recipients: int = 3, places: int = 20) -> Group:
    """A group that works since 2 March with some recipients in it."""
    group = Group(contract=contract, name_ky="Эртең мененки топ")
    with clock.at(NOON):
        form_group(group, actor=world.actor("director"), service="Мектепке даярдоо", places=places)
        for number in range(recipients):
            recipient = registered(world, contract.order, f"Планттын Уулу {number}")
            enrol(group, actor=world.actor("worker"), recipient=recipient)
        start_group(group, actor=world.actor("director"), day=TODAY)
    return group
