"""A signed contract in the small world of the tests, with an order, indicators and a consortium partner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tapshyryk.contracts.models import ConsortiumPartner, Contract, Indicator
from tapshyryk.core.entity import inside_an_act
from tapshyryk.orders.models import Order
from tests.world import World, make_world


@dataclass
class Signed:
    """A world with one order of the executive and its contract with the first organisation."""

    world: World
    order: Order
    contract: Contract
    partner_worker: Any

    def actor(self, name: str) -> Any:
        """The person of that name in the world, as one who acts."""
        return self.world.actor(name)


def sign(
    slug: str = "ala-too", *, state: str = "in_force", order_state: str = "contracted", indicators: int = 2
) -> Signed:
    """Build a world with a contract that runs through 2026; the second organisation is a partner in it."""
    world = make_world(slug)
    with inside_an_act():
        order = Order.objects.create(
            slug=f"{slug}-day-centre",
            municipality=world.municipality,
            customer=world.executive,
            theme="disability-children",
            form="grant",
            title_ky="Күндүзгү борбор",
            title_ru="Дневной центр",
            title_en="Day centre",
            starts=date(2026, 1, 1),
            ends=date(2026, 12, 31),
            state=order_state,
        )
        contract = Contract.objects.create(
            slug=f"{slug}-day-centre-contract",
            order=order,
            contractor=world.ngo,
            amount_tyiyn=100_000_000,
            starts=date(2026, 1, 1),
            ends=date(2026, 12, 31),
            state=state,
        )
        for number in range(indicators):
            Indicator.objects.create(
                contract=contract,
                title_ky=f"Көрсөткүч {number + 1}",
                unit="people",
                baseline=Decimal(0),
                target=Decimal(40),
            )
        third = type(world.ngo).objects.create(
            slug=f"{slug}-partner",
            kind="ngo",
            name_ky="“Өнөктөш” КБ",
            municipality=world.municipality,
            state="registered",
        )
        ConsortiumPartner.objects.create(contract=contract, organisation=third, role="окутуу")
    partner_worker = world.add("partner worker", "ngo_worker", body=third)
    return Signed(world, order, contract, partner_worker)
