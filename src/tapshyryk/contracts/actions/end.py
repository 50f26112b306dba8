"""How a contract ends: the work is accepted, or the contract is terminated."""

from __future__ import annotations

from typing import Any

from tapshyryk.contracts.models import Contract
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform


def complete_contract(
    contract: Contract, *, actor: Actor, remark: str = "", override: Override = NO_OVERRIDE
) -> Any:
    """Accept the work for the customer; the last tranches may still be paid."""

    def effect(contract: Contract, ask: Any) -> Deed:
        return Deed(detail={"contractor": contract.contractor.slug, "remark": remark})

    return perform(contract, "complete_contract", actor=actor, effect=effect, override=override)


def terminate_contract(
    contract: Contract, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE
) -> Any:
    """End the contract early, with the reason everyone will read."""

    def effect(contract: Contract, ask: Any) -> Deed:
        contract.ended_reason = reason
        return Deed(detail={"contractor": contract.contractor.slug, "reason": reason})

    return perform(
        contract,
        "terminate_contract",
        actor=actor,
        given={"reason": reason},
        effect=effect,
        override=override,
    )
