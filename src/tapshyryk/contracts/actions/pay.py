"""Paying a tranche: proposed by one person, approved by another, recorded by a third when it was paid."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapshyryk.calls.models import Source
from tapshyryk.contracts.models import Payment, Tranche
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.money.actions.post import post
from tapshyryk.money.domain import ledger
from tapshyryk.money.domain.ledger import Line


def propose_payment(
    payment: Payment,
    *,
    actor: Actor,
    tranche: Tranche,
    amount_tyiyn: int,
    ground: str = "",
    giver: str = Source.CUSTOMER,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Propose to pay a tranche or a part of it; the payment is not saved yet, its contract is set.

    `ground` names the work or the paper the payment rests on, `giver` whose money it is.
    """
    payment.tranche = tranche
    given = {"amount_tyiyn": amount_tyiyn}

    def effect(payment: Payment, ask: Any) -> Deed:
        payment.tranche = payment.contract.tranches.get(pk=tranche.pk)
        payment.amount_tyiyn, payment.ground, payment.giver = amount_tyiyn, ground, giver
        payment.proposed_by = actor.ref
        return Deed(detail={**given, "tranche": payment.tranche.number, "ground": ground, "giver": giver})

    return perform(payment, "propose_payment", actor=actor, given=given, effect=effect, override=override)


def approve_payment(payment: Payment, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Approve a proposed payment."""

    def effect(payment: Payment, ask: Any) -> Deed:
        return Deed(detail=_what(payment))

    return perform(payment, "approve_payment", actor=actor, effect=effect, override=override)


def refuse_payment(payment: Payment, *, actor: Actor, answer: str, override: Override = NO_OVERRIDE) -> Any:
    """Refuse a proposed payment, with the reason."""

    def effect(payment: Payment, ask: Any) -> Deed:
        payment.refusal_reason = answer
        return Deed(detail={**_what(payment), "answer": answer})

    return perform(
        payment, "refuse_payment", actor=actor, given={"answer": answer}, effect=effect, override=override
    )


def pay(payment: Payment, *, actor: Actor, day: date, override: Override = NO_OVERRIDE) -> Any:
    """Record that an approved payment was made on `day`; the ledger carries it."""

    def effect(payment: Payment, ask: Any) -> Deed:
        payment.paid_on = day
        payment.entry = post(
            payment.contract.order_id,
            ask.now,
            "pay",
            (
                Line(ledger.source(payment.giver, "cash"), ledger.SPENDABLE_CASH, payment.amount_tyiyn),
                Line(
                    ledger.SPENDABLE_CASH,
                    ledger.contractor(payment.contract.contractor_id),
                    payment.amount_tyiyn,
                ),
            ),
        )
        return Deed(detail={**_what(payment), "day": day, "entry": payment.entry.pk})

    return perform(payment, "pay", actor=actor, given={"day": day}, effect=effect, override=override)


def _what(payment: Payment) -> dict[str, Any]:
    return {"amount_tyiyn": payment.amount_tyiyn, "tranche": payment.tranche.number, "giver": payment.giver}
