"""An order whose call is concluded, and its contract on the way to being signed."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from decimal import Decimal
from typing import Any
from unittest.mock import patch

from tapshyryk.calls.models import Call, ConsortiumMember, Proposal, ProposalLine
from tapshyryk.contracts.actions import sign
from tapshyryk.contracts.actions.draft import draft_contract, plan_tranche
from tapshyryk.contracts.actions.sign import offer_contract, sign_contract
from tapshyryk.contracts.models import Contract
from tapshyryk.contracts.steps import contract_of
from tapshyryk.core import clock
from tapshyryk.core.entity import inside_an_act
from tapshyryk.orders.models import BudgetLine, Order, OrderIndicator
from tests.world import NOON, World

STARTS, ENDS = date(2026, 3, 1), date(2026, 12, 31)
MILLION = 100_000_000
"""A million som in tyiyn."""


def awarded_order(
    world: World, *, form: str = "grant", slug: str = "kindergarten", partner: bool = False
) -> Order:
    """An order with a budget of a million som, whose call the first organisation has won."""
    with inside_an_act():
        order = Order.objects.create(
            slug=slug,
            municipality=world.municipality,
            customer=world.executive,
            theme="preschool",
            form=form,
            title_ky="Балдар үчүн топтор",
            aim="120 бала мектепке даяр",
            target_group="2–6 жаштагы балдар",
            starts=STARTS,
            ends=ENDS,
            state="awarded",
            rulebook="kg@2026-03-02",
        )
        BudgetLine.objects.create(order=order, purpose="services", amount_tyiyn=95_000_000)
        BudgetLine.objects.create(order=order, purpose="monitoring", amount_tyiyn=5_000_000)
        OrderIndicator.objects.create(
            order=order, title_ky="Даяр балдар", unit="children", baseline=Decimal(10), target=Decimal(120)
        )
        call = Call.objects.create(
            slug=f"{slug}-call", order=order, state="concluded", title_ky="Конкурс", decided_at=NOON
        )
        proposal = Proposal.objects.create(
            call=call,
            organisation=world.ngo,
            title_ky="Табыштама",
            plan="План",
            state="won",
            submitted_at=NOON,
        )
        for source, amount in (("customer", 80_000_000), ("own", 5_000_000)):
            ProposalLine.objects.create(
                proposal=proposal, description="Кызмат", source=source, kind="cash", amount_tyiyn=amount
            )
        if partner:
            ConsortiumMember.objects.create(
                proposal=proposal,
                organisation=world.other_ngo,
                role="окутуу",
                share_percent=30,
                state="accepted",
            )
    return order


def drafted(world: World, order: Order, **given: Any) -> Contract:
    """The contract drafted for 800 000 som in two tranches, ready to be signed."""
    contract = contract_of(order)
    assert contract is not None
    terms = {"amount_tyiyn": 80_000_000, "starts": STARTS, "ends": ENDS, **given}
    with clock.at(NOON):
        draft_contract(
            contract,
            actor=world.actor("specialist"),
            verification="Адис ай сайын журналды жана чыгымдарды текшерет.",
            **terms,
        )
        if terms["amount_tyiyn"]:
            first = terms["amount_tyiyn"] // 2
            for amount, due in (
                (first, date(2026, 3, 10)),
                (terms["amount_tyiyn"] - first, date(2026, 9, 1)),
            ):
                plan_tranche(contract, actor=world.actor("specialist"), amount_tyiyn=amount, due=due)
    return contract


def signed(world: World, order: Order, *, papers: bool = False, **given: Any) -> Contract:
    """The contract signed by both sides on 2 March 2026; its papers are made where a test reads them."""
    contract = drafted(world, order, **given)
    with clock.at(NOON):
        offer_contract(contract, actor=world.actor("head"))
        with nullcontext() if papers else patch.object(sign, "contract_papers", lambda *args, **more: ()):
            sign_contract(contract, actor=world.actor("director"))
    return contract
