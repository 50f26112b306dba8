"""An order that pays by vouchers, under way, with a recipient and a voucher, for the tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapshyryk.contracts.models import Contract
from tapshyryk.core import clock
from tapshyryk.delivery.models import Recipient
from tapshyryk.vouchers.actions.redeem import redeem_voucher
from tapshyryk.vouchers.actions.voucher import issue_voucher
from tapshyryk.vouchers.models import Redemption, Voucher
from tests.contracts.agreed import awarded_order, signed
from tests.delivery.running import registered
from tests.world import NOON, World

TODAY = date(2026, 3, 2)
UNTIL = date(2026, 6, 30)


def voucher_contract(world: World, *, partner: bool = False, slug: str = "massage") -> Contract:
    """A contract for nothing on an order of vouchers with a budget of a million som."""
    return signed(world, awarded_order(world, form="voucher", partner=partner, slug=slug), amount_tyiyn=0)


def issued(world: World, contract: Contract, recipient: Recipient | None = None, **given: Any) -> Voucher:
    """A voucher for ten massages, 5 000 som, valid until the end of June."""
    voucher = Voucher(order=contract.order)
    who = given.pop("who", "specialist")
    values = {"service": "Массаж", "amount_tyiyn": 500_000, "valid_until": UNTIL, **given}
    with clock.at(NOON):
        recipient = recipient or registered(world, contract.order)
        issue_voucher(voucher, actor=world.actor(who), recipient=recipient, **values)
    return voucher


def redeemed(world: World, contract: Contract, voucher: Voucher, amount: int, **given: Any) -> Redemption:
    """A part of the voucher redeemed by the provider's worker."""
    redemption = Redemption(contract=contract)
    who = given.pop("who", "worker")
    values = {"code": voucher.code, "day": TODAY, **given}
    redeem_voucher(redemption, actor=world.actor(who), amount_tyiyn=amount, **values)
    return redemption
