"""Who may do what with vouchers."""

from __future__ import annotations

from typing import Any

from tapshyryk.contracts.access import NOT_THE_PAID, contractor, customer
from tapshyryk.contracts.models.contract import contract_bodies
from tapshyryk.core.access.actors import Holding
from tapshyryk.core.access.table import Bar, allow, holds, system
from tapshyryk.delivery.access import SERVING, deliverers


def providers(subject: Any) -> tuple[str, ...]:
    """The provider that redeems; while none is chosen, everyone who delivers under the contract."""
    if subject.provider_id is not None:
        return (str(subject.provider.body),)
    return contract_bodies(subject.contract)


def works_for_a_provider(ref: str, holdings: tuple[Holding, ...], subject: Any) -> bool:
    """Whether this person works for one of those who redeem the order's vouchers."""
    bodies = deliverers(subject)
    return any(held.role in SERVING and held.body in bodies for held in holdings)


def claimed_it(ref: str, holdings: tuple[Holding, ...], subject: Any) -> bool:
    """Whether this person made the claim."""
    return bool(subject.claimed_by) and subject.claimed_by == ref


PERMISSIONS = (
    allow(
        "vouchers.issue",
        holds("municipal_specialist", "municipal_head", "ministry_specialist", "ministry_head", of=customer),
        never=(Bar("vouchers.issued_by_authority", works_for_a_provider),),
    ),
    allow("vouchers.redeem", holds(*SERVING, of=providers)),
    allow("vouchers.walk", system("lifecycle")),
    allow("vouchers.expire", system("clock")),
    allow("vouchers.claim", holds(*SERVING, of=contractor)),
    allow(
        "vouchers.settle",
        holds("finance_officer", "municipal_head", "ministry_head", of=customer),
        never=(Bar("access.proposer_does_not_approve", claimed_it), NOT_THE_PAID),
    ),
)
