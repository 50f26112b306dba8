"""Entering a contract that a founding source reports, long after it was fulfilled."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tapshyryk.contracts.models import ConsortiumPartner, Contract
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.parties.models import Organisation


def chronicle_contract(
    contract: Contract,
    *,
    actor: Actor,
    source: str,
    partners: Iterable[Organisation] = (),
    override: Override = NO_OVERRIDE,
) -> Any:
    """Enter a contract that is not saved yet: order, contractor, slug and what the source says are set.

    What the source does not say stays empty. `partners` are the other members of a consortium.
    """
    members = tuple(partners)

    def effect(contract: Contract, ask: Any) -> Deed:
        contract.source = source
        ConsortiumPartner.objects.bulk_create(
            ConsortiumPartner(contract=contract, organisation=member) for member in members
        )
        return Deed(
            detail={
                "source": source,
                "contractor": contract.contractor.slug,
                "contractor_other_name": contract.contractor_other_name,
                "partners": [member.slug for member in members],
                "period_start": contract.period_start,
                "period_end": contract.period_end,
            }
        )

    return perform(contract, "chronicle_contract", actor=actor, effect=effect, override=override)
