"""Who may do what with contracts and payments."""

from __future__ import annotations

from typing import Any

from tapshyryk.contracts.models.contract import contract_bodies
from tapshyryk.core.access.actors import Holding
from tapshyryk.core.access.table import Bar, allow, holds, system
from tapshyryk.parties.models import Organisation

STATE_BODIES = frozenset({Organisation.Kind.MINISTRY, Organisation.Kind.TERRITORIAL})
"""Customers whose people hold their roles in the body itself, not in a municipality."""

OF_CUSTOMER = ("municipal_head", "municipal_specialist", "ministry_head", "ministry_specialist")
OF_CONTRACTOR = ("ngo_head",)


def customer(subject: Any) -> str:
    """The body in which the customer's people hold their roles: the municipality, or the state body."""
    order = subject.in_order
    if order.customer is not None and order.customer.kind in STATE_BODIES:
        return str(order.customer.body)
    return str(order.municipality_body)


def contractor(subject: Any) -> str:
    """The organisation that signs for the contractor; of a consortium, the lead."""
    found = getattr(subject, "contract", subject).contractor
    return found.body if found is not None else ""


def signed_for_customer(ref: str, holdings: tuple[Holding, ...], subject: Any) -> bool:
    """Whether this person signed for the customer."""
    return bool(subject.offered_by) and subject.offered_by == ref


def on_proposing_side(ref: str, holdings: tuple[Holding, ...], subject: Any) -> bool:
    """Whether this person has a say on the side that proposed the amendment which waits."""
    amendment = subject.open_amendment
    if amendment is None:
        return False
    by_contractor = amendment.proposed_by_id == subject.contractor_id
    body, roles = (contractor(subject), OF_CONTRACTOR) if by_contractor else (customer(subject), OF_CUSTOMER)
    return any(holding.body == body and holding.role in roles for holding in holdings)


def proposed_it(ref: str, holdings: tuple[Holding, ...], subject: Any) -> bool:
    """Whether this person proposed the payment."""
    return bool(subject.proposed_by) and subject.proposed_by == ref


def works_for_contractor(ref: str, holdings: tuple[Holding, ...], subject: Any) -> bool:
    """Whether this person holds a role with the contractor or a partner of its consortium."""
    found = getattr(subject, "contract", subject)
    paid = () if found.contractor_id is None else contract_bodies(found)
    return any(holding.body in paid for holding in holdings)


NOT_THE_PAID = Bar("access.contractor_does_not_pay_itself", works_for_contractor)

PERMISSIONS = (
    allow("contracts.draft", holds("municipal_specialist", "ministry_specialist", of=customer)),
    allow("contracts.offer", holds("municipal_head", "ministry_head", of=customer)),
    allow(
        "contracts.sign",
        holds("ngo_head", of=contractor),
        never=(Bar("contracts.one_signature_each", signed_for_customer),),
    ),
    allow("contracts.amend", holds(*OF_CUSTOMER, of=customer), holds(*OF_CONTRACTOR, of=contractor)),
    allow(
        "contracts.accept_amendment",
        holds("municipal_head", "ministry_head", of=customer),
        holds("ngo_head", of=contractor),
        never=(Bar("contracts.amendment_accepted_by_other_side", on_proposing_side),),
    ),
    allow("contracts.complete", holds("municipal_head", "ministry_head", of=customer), never=(NOT_THE_PAID,)),
    allow("contracts.terminate", holds("municipal_head", "ministry_head", of=customer)),
    allow(
        "contracts.propose_payment",
        holds("municipal_specialist", "ministry_specialist", of=customer),
        never=(NOT_THE_PAID,),
    ),
    allow(
        "contracts.approve_payment",
        holds("municipal_head", "ministry_head", of=customer),
        never=(Bar("contracts.tranche_proposer_does_not_approve", proposed_it), NOT_THE_PAID),
    ),
    allow(
        "contracts.pay",
        holds("finance_officer", of=customer),
        never=(Bar("contracts.tranche_proposer_does_not_approve", proposed_it), NOT_THE_PAID),
    ),
    allow("contracts.chronicle", system("founding sources")),
)
