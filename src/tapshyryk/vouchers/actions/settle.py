"""Settling vouchers: the provider claims what it redeemed, the customer pays or refuses."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.money.actions.post import post
from tapshyryk.money.domain import ledger
from tapshyryk.money.domain.ledger import Line
from tapshyryk.vouchers.models import Redemption, Settlement


def claim_settlement(settlement: Settlement, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Claim everything that was redeemed under the contract and not claimed yet.

    The settlement is not saved yet; its contract is set, whose lead claims for all partners. The contract's
    row is locked, so two claims at once do not share a redemption; one redeemed meanwhile waits for the next.
    """

    def effect(settlement: Settlement, ask: Any) -> Deed:
        rows = Redemption.objects.filter(contract_id=settlement.contract_id, settlement=None)
        claimed = dict(rows.values_list("pk", "amount_tyiyn"))
        settlement.amount_tyiyn = sum(claimed.values())
        settlement.claimed_by = actor.ref
        Redemption.objects.filter(pk__in=claimed).update(settlement=settlement)
        return Deed(
            detail={
                "contractor": settlement.contract.contractor.slug,
                "amount_tyiyn": settlement.amount_tyiyn,
                "redemptions": len(claimed),
            }
        )

    return perform(settlement, "claim_settlement", actor=actor, effect=effect, override=override)


def settle_vouchers(
    settlement: Settlement, *, actor: Actor, day: date, override: Override = NO_OVERRIDE
) -> Any:
    """Record that the customer paid the claim on `day`; the ledger carries it."""

    def effect(settlement: Settlement, ask: Any) -> Deed:
        amount = settlement.amount_tyiyn
        settlement.paid_on = day
        settlement.entry = post(
            settlement.contract.order_id,
            ask.now,
            "settle_vouchers",
            (
                Line(ledger.VOUCHERS_ISSUED, ledger.VOUCHERS_SETTLED, amount),
                Line(ledger.source("customer", "cash"), ledger.SPENDABLE_CASH, amount),
                Line(ledger.SPENDABLE_CASH, ledger.contractor(settlement.contract.contractor_id), amount),
            ),
        )
        return Deed(
            detail={"contractor": settlement.contract.contractor.slug, "amount_tyiyn": amount, "day": day},
        )

    return perform(
        settlement, "settle_vouchers", actor=actor, given={"day": day}, effect=effect, override=override
    )


def refuse_settlement(
    settlement: Settlement, *, actor: Actor, answer: str, override: Override = NO_OVERRIDE
) -> Any:
    """Refuse the claim with the reason; its redemptions may be claimed again."""

    def effect(settlement: Settlement, ask: Any) -> Deed:
        settlement.refusal_reason = answer
        freed = Redemption.objects.filter(settlement=settlement).update(settlement=None)
        return Deed(
            detail={"amount_tyiyn": settlement.amount_tyiyn, "answer": answer, "redemptions": freed},
        )

    return perform(
        settlement,
        "refuse_settlement",
        actor=actor,
        given={"answer": answer},
        effect=effect,
        override=override,
    )
