"""Redeeming a voucher with a provider: all or nothing, never more than is left."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext

from tapshyryk.contracts.models import Contract
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import wrong_input
from tapshyryk.vouchers.models import Redemption, Voucher
from tapshyryk.vouchers.queries.vouchers import voucher_by_code


def redeem_voucher(
    redemption: Redemption,
    *,
    actor: Actor,
    amount_tyiyn: int,
    day: date,
    code: str = "",
    override: Override = NO_OVERRIDE,
) -> Any:
    """Take `amount_tyiyn` off a voucher for a service given on `day`; the redemption is not saved yet.

    Its contract is set; the provider, unless set too, is the one of the contract's organisations the actor
    works for. The voucher is either set or found by its `code`. Its row is locked first, so of two
    redemptions at once the second sees what the first left. With nothing left the voucher becomes spent, in
    the same transaction.
    """
    chosen: Any = redemption.voucher_id
    if chosen is None:
        redemption.voucher = _found(code, redemption.contract)
    given = {"amount_tyiyn": amount_tyiyn, "day": day}

    def effect(redemption: Redemption, ask: Any) -> Deed:
        voucher = redemption.voucher
        voucher.balance_tyiyn -= amount_tyiyn
        voucher.save(update_fields=["balance_tyiyn"])
        redemption.amount_tyiyn, redemption.served_on = amount_tyiyn, day
        return Deed(
            detail={**given, "provider": redemption.provider.slug, "left_tyiyn": voucher.balance_tyiyn},
            private={"voucher": voucher.pk},
        )

    return perform(
        redemption,
        "redeem_voucher",
        actor=actor,
        given={**given, "voucher": redemption.voucher_id},
        effect=effect,
        override=override,
    )


def _found(code: str, contract: Contract) -> Voucher:
    voucher = voucher_by_code(code)
    if voucher is None or voucher.order_id != contract.order_id:
        words = gettext("No voucher of this order has this code. Compare it with the paper, sign by sign.")
        raise wrong_input(words, field="code")
    return voucher
