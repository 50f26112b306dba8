"""Changing a contract in force: one side proposes, the other answers."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Max

from tapshyryk.contracts.access import OF_CONTRACTOR, contractor
from tapshyryk.contracts.domain.terms import Part, tranches_for
from tapshyryk.contracts.models import Amendment, Contract, Tranche
from tapshyryk.contracts.models.contract import bound_by_tranche
from tapshyryk.contracts.papers import amendment_papers
from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor, holdings_of
from tapshyryk.core.checking import checked
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.parties.models import Organisation


def propose_amendment(
    contract: Contract,
    *,
    actor: Actor,
    reason: str,
    change: str,
    new_ends: date | None = None,
    new_amount_tyiyn: int | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Propose a change in words, and a new end or a new sum in tyiyn where these change."""
    given = {"reason": reason, "new_ends": new_ends, "new_amount_tyiyn": new_amount_tyiyn}

    def effect(contract: Contract, ask: Any) -> Deed:
        side = _side(actor, contract)
        number = (contract.amendments.aggregate(last=Max("number"))["last"] or 0) + 1
        amendment = Amendment(contract=contract, number=number, proposed_by=side, proposed_at=ask.now)
        for name, value in {**given, "change": change}.items():
            setattr(amendment, name, value)
        checked(amendment).save()
        return Deed(detail={**given, "number": number, "change": change, "proposed_by": side.slug})

    return perform(contract, "propose_amendment", actor=actor, given=given, effect=effect, override=override)


def _side(actor: Actor, contract: Contract) -> Organisation:
    """The organisation the actor speaks for; whoever has a say on both sides speaks for the contractor."""
    today, body = clock.today(), contractor(contract)
    for_contractor = any(
        held.role in OF_CONTRACTOR and held.body == body and held.valid_on(today)
        for held in holdings_of(actor)
    )
    return contract.contractor if for_contractor else contract.order.customer or contract.contractor


def accept_amendment(
    contract: Contract, *, actor: Actor, answer: str = "", override: Override = NO_OVERRIDE
) -> Any:
    """Accept the amendment that waits; its new end and sum now bind, and the tranches follow the sum."""
    waiting = contract.open_amendment
    given = {
        "new_ends": waiting.new_ends if waiting else None,
        "new_amount_tyiyn": waiting.new_amount_tyiyn if waiting else None,
    }

    def effect(contract: Contract, ask: Any) -> Deed:
        amendment = _answered(contract, Amendment.Standing.ACCEPTED, answer, ask)
        if amendment.new_ends is not None:
            contract.ends = amendment.new_ends
        if amendment.new_amount_tyiyn is not None:
            contract.amount_tyiyn = amendment.new_amount_tyiyn
            _spread(contract)
        return Deed(
            detail={
                "number": amendment.number,
                "ends": contract.ends,
                "amount_tyiyn": contract.amount_tyiyn,
                "answer": answer,
            },
            documents=amendment_papers(amendment, made_at=ask.now),
        )

    return perform(contract, "accept_amendment", actor=actor, given=given, effect=effect, override=override)


def refuse_amendment(
    contract: Contract, *, actor: Actor, answer: str, override: Override = NO_OVERRIDE
) -> Any:
    """Refuse the amendment that waits; the contract stays as it is."""

    def effect(contract: Contract, ask: Any) -> Deed:
        amendment = _answered(contract, Amendment.Standing.REFUSED, answer, ask)
        return Deed(detail={"number": amendment.number, "answer": answer})

    return perform(
        contract,
        "refuse_amendment",
        actor=actor,
        given={"answer": answer},
        effect=effect,
        override=override,
    )


def _answered(contract: Contract, standing: str, answer: str, ask: Any) -> Amendment:
    amendment = contract.amendments.get(standing=Amendment.Standing.PROPOSED)
    amendment.standing, amendment.answer, amendment.answered_at = standing, answer, ask.now
    amendment.save()
    return amendment


def _spread(contract: Contract) -> None:
    """Let the tranches make the contract's new sum."""
    bound = bound_by_tranche(contract)
    rows = {row.number: row for row in contract.tranches.all()}
    parts = [Part(row.number, row.amount_tyiyn, bound.get(row.pk, 0)) for row in rows.values()]
    last_day = contract.ends or clock.today()
    for part in tranches_for(parts, contract.amount_tyiyn or 0):
        row = rows.get(part.number) or Tranche(contract=contract, number=part.number, due=last_day)
        if row.amount_tyiyn != part.amount:
            row.amount_tyiyn = part.amount
            row.save()
