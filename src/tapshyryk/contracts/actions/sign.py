"""Signing a contract, first for the customer, then for the contractor."""

from __future__ import annotations

from typing import Any

from tapshyryk.contracts.models import Contract
from tapshyryk.contracts.papers import contract_papers
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform


def offer_contract(contract: Contract, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Sign for the customer; from now on nothing in the contract changes unless it is taken back."""

    def effect(contract: Contract, ask: Any) -> Deed:
        contract.offered_by, contract.offered_at = actor.ref, ask.now
        return Deed(
            detail={
                "contractor": contract.contractor.slug,
                "amount_tyiyn": contract.amount_tyiyn,
                "starts": contract.starts,
                "ends": contract.ends,
                "indicators": contract.indicators.count(),
                "tranches": contract.tranches.count(),
            }
        )

    return perform(contract, "offer_contract", actor=actor, effect=effect, override=override)


def recall_contract(contract: Contract, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Take a contract back that the contractor has not signed yet, to change it."""

    def effect(contract: Contract, ask: Any) -> Deed:
        contract.offered_by, contract.offered_at = "", None
        return Deed()

    return perform(contract, "recall_contract", actor=actor, effect=effect, override=override)


def sign_contract(contract: Contract, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Sign for the contractor; the contract is in force and its papers are made."""

    def effect(contract: Contract, ask: Any) -> Deed:
        contract.signed_at = ask.now
        return Deed(
            detail={
                "contractor": contract.contractor.slug,
                "amount_tyiyn": contract.amount_tyiyn,
                "starts": contract.starts,
                "ends": contract.ends,
            },
            documents=contract_papers(contract, signer=actor, signed_at=ask.now),
        )

    return perform(contract, "sign_contract", actor=actor, effect=effect, override=override)
