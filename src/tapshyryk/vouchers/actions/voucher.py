"""Issuing vouchers, and how they end: spent, expired, cancelled."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.codes import new_code
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.delivery.models import Recipient
from tapshyryk.money.actions.post import post
from tapshyryk.money.domain.ledger import RESERVED, VOUCHERS_ISSUED, Line
from tapshyryk.vouchers.models import Voucher
from tapshyryk.vouchers.papers import voucher_paper


def issue_voucher(
    voucher: Voucher,
    *,
    actor: Actor,
    recipient: Recipient,
    service: str,
    amount_tyiyn: int,
    valid_until: date,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Issue a voucher that is not saved yet to a registered recipient; its order is set, its code is drawn.

    The face is set aside in the order's budget at once.
    """
    voucher.recipient = recipient
    given = {"amount_tyiyn": amount_tyiyn, "service": service, "valid_until": valid_until}

    def effect(voucher: Voucher, ask: Any) -> Deed:
        voucher.code = new_code()
        voucher.service, voucher.valid_until = service, valid_until
        voucher.face_tyiyn = voucher.balance_tyiyn = amount_tyiyn
        post(voucher.order_id, ask.now, "issue_voucher", (Line(RESERVED, VOUCHERS_ISSUED, amount_tyiyn),))
        return Deed(detail=given)

    return perform(voucher, "issue_voucher", actor=actor, given=given, effect=effect, override=override)


def print_voucher(
    voucher: Voucher, *, actor: Actor, language: str = "ky", override: Override = NO_OVERRIDE
) -> Any:
    """Make the paper the recipient keeps, in Kyrgyz or Russian; the record tells who printed a code."""

    def effect(voucher: Voucher, ask: Any) -> Deed:
        return Deed(documents=(voucher_paper(voucher, language=language, made_at=ask.now),))

    return perform(voucher, "print_voucher", actor=actor, effect=effect, override=override)


def spend_voucher(voucher: Voucher, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Mark a voucher on which nothing is left; only the lifecycle takes this step."""
    return perform(voucher, "spend_voucher", actor=actor, override=override)


def expire_voucher(voucher: Voucher, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """End a voucher whose last day has passed; what is left returns to the budget."""

    def effect(voucher: Voucher, ask: Any) -> Deed:
        return Deed(detail={"left_tyiyn": _give_back(voucher, "expire_voucher", ask)})

    return perform(voucher, "expire_voucher", actor=actor, effect=effect, override=override)


def cancel_voucher(voucher: Voucher, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE) -> Any:
    """Take a voucher back, with the reason; what is left returns to the budget."""

    def effect(voucher: Voucher, ask: Any) -> Deed:
        voucher.cancel_reason = reason
        left = _give_back(voucher, "cancel_voucher", ask)
        return Deed(detail={"left_tyiyn": left}, private={"reason": reason})

    return perform(
        voucher, "cancel_voucher", actor=actor, given={"reason": reason}, effect=effect, override=override
    )


def _give_back(voucher: Voucher, verb: str, ask: Any) -> int:
    """Return what is left on the voucher to the budget; the balance itself stays as the trace of it."""
    left = voucher.balance_tyiyn
    if left:
        post(voucher.order_id, ask.now, verb, (Line(VOUCHERS_ISSUED, RESERVED, left),))
    return left
