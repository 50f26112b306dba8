"""Who may do what with programmes and orders."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.access.actors import Holding
from tapshyryk.core.access.table import Bar, allow, holds, system
from tapshyryk.parties.domain.kinds import is_state_body


def customers_town(subject: Any) -> str | None:
    """The municipality whose executive is the customer; None when a state body is, wherever it sits."""
    customer = subject.customer
    if customer is None or not customer.municipality_id or is_state_body(customer.kind):
        return None
    return str(customer.municipality.body)


def customer(subject: Any) -> str | None:
    """The body that orders."""
    return str(subject.customer.body) if subject.customer is not None else None


def drafted_it(actor_ref: str, holdings: tuple[Holding, ...], subject: Any) -> bool:
    """Whether the actor is the one who began the programme or the order."""
    return subject.drafted_by is not None and subject.drafted_by.ref == actor_ref


SPECIALISTS = (
    holds("municipal_specialist", of=customers_town),
    holds("ministry_specialist", of=customer),
)

APPROVERS = (
    holds("council_chair", of=customers_town),
    holds("ministry_head", of=customer),
)

HEADS = (
    holds("municipal_head", of=customers_town),
    holds("ministry_head", of=customer),
)

PERMISSIONS = (
    allow("orders.draft_programme", *SPECIALISTS),
    allow(
        "orders.approve_programme", *APPROVERS, never=(Bar("access.proposer_does_not_approve", drafted_it),)
    ),
    allow("orders.draft", *SPECIALISTS),
    allow("orders.submit", *SPECIALISTS),
    allow("orders.approve", *APPROVERS, never=(Bar("orders.approver_is_not_drafter", drafted_it),)),
    allow("orders.withdraw", *SPECIALISTS, *HEADS),
    allow("orders.walk", system("lifecycle")),
    allow("orders.chronicle", system("founding sources")),
)
