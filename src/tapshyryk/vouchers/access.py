"""Who may do what with vouchers."""

from __future__ import annotations

from typing import Any

from tapshyryk.contracts.access import NOT_THE_PAID, contractor, customer
from tapshyryk.contracts.models.contract import contract_bodies
from tapshyryk.core.access.actors import Holding
from tapshyryk.core.access.table import Bar, allow, holds, system
from tapshyryk.delivery.access import SERVING, deliverers


def provider(subject: Any) -> str:
    """The provider that redeems; while none is chosen, the contractor."""
    return f"organisation:{subject.provider_id or subject.contract.contractor_id}"


def partners(subject: Any) -> tuple[str, ...]:
    """While no provider is chosen, the partners of the contractor's consortium may be it."""
    return () if subject.provider_id else contract_bodies(subject.contract)[1:]


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
    allow("vouchers.redeem", holds(*SERVING, of=provider), holds(*SERVING, of=partners)),
    allow("vouchers.walk", system("lifecycle")),
    allow("vouchers.expire", system("clock")),
    allow("vouchers.claim", holds(*SERVING, of=contractor)),
    allow(
        "vouchers.settle",
        holds("finance_officer", "municipal_head", "ministry_head", of=customer),
        never=(Bar("access.proposer_does_not_approve", claimed_it), NOT_THE_PAID),
    ),
)
