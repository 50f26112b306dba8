"""Who may do what with calls and proposals."""

from __future__ import annotations

from typing import Any

from tapshyryk.calls.models import COUNTED, CommissionMember, DeclaredInterest
from tapshyryk.core.access.actors import Holding
from tapshyryk.core.access.table import Bar, allow, anyone_signed_in, holds, sits, system
from tapshyryk.orders.access import customer as orders_customer
from tapshyryk.orders.access import customers_town as orders_town


def customers_town(call: Any) -> str | None:
    """The municipality whose executive ordered; None when a state body did."""
    return orders_town(call.order)


def customer(call: Any) -> str | None:
    """The body that ordered."""
    return orders_customer(call.order)


def proposer(proposal: Any) -> str:
    """The organisation that proposes, in a consortium its lead."""
    return str(proposal.organisation.body)


def lead(place: Any) -> str:
    """The organisation that leads the consortium."""
    return proposer(place.proposal)


def invited(place: Any) -> str | None:
    """The organisation the place is offered to; None while none is chosen."""
    return str(place.organisation.body) if place.organisation_id else None


def bidders(call: Any) -> tuple[str, ...]:
    """The organisations whose proposals were opened."""
    handed_in = call.proposals.filter(state__in=COUNTED).values_list("organisation_id", flat=True)
    return tuple(f"organisation:{key}" for key in handed_in)


def seated(call: Any) -> tuple[str, ...]:
    """The members of the commission."""
    return _refs(call.commission.all())


def chair(call: Any) -> tuple[str, ...]:
    """The chair of the commission."""
    return _refs(call.commission.filter(is_chair=True))


def seated_in_call(proposal: Any) -> tuple[str, ...]:
    """The members of the commission of the proposal's call."""
    return _refs(CommissionMember.objects.filter(call_id=proposal.call_id))


def has_interest(actor_ref: str, holdings: tuple[Holding, ...], proposal: Any) -> bool:
    """Whether the member declared an interest in one of the organisations, or holds a role in it."""
    behind = proposal.organisation_keys()
    if any(holding.body.removeprefix("organisation:") in behind for holding in holdings):
        return True
    return DeclaredInterest.objects.filter(
        member__call_id=proposal.call_id,
        member__person_id=actor_ref.removeprefix("person:"),
        organisation_id__in=behind,
    ).exists()


def _refs(members: Any) -> tuple[str, ...]:
    return tuple(f"person:{key}" for key in members.values_list("person_id", flat=True))


SPECIALISTS = (
    holds("municipal_specialist", of=customers_town),
    holds("ministry_specialist", of=customer),
)

HEADS = (
    holds("municipal_head", of=customers_town),
    holds("ministry_head", of=customer),
)

PERMISSIONS = (
    allow("calls.draft", *SPECIALISTS),
    allow("calls.publish", *SPECIALISTS),
    allow("calls.ask", anyone_signed_in(), system("public form")),
    allow("calls.answer", *SPECIALISTS),
    allow("calls.seat", *SPECIALISTS, *HEADS),
    allow("calls.print", *SPECIALISTS, sits("commission_member", among=seated)),
    allow("calls.close", system("clock")),
    allow("calls.declare", sits("commission_member", among=seated)),
    allow("calls.open", sits("commission_member", among=chair), *SPECIALISTS),
    allow("calls.decide", sits("commission_member", among=chair)),
    allow("calls.complain", holds("ngo_head", of=bidders)),
    allow("calls.answer_complaint", *HEADS),
    allow("calls.conclude", *SPECIALISTS, *HEADS, system("lifecycle")),
    allow("calls.propose", holds("ngo_head", "ngo_worker", of=proposer)),
    allow("calls.submit", holds("ngo_head", of=proposer)),
    allow("calls.invite", holds("ngo_head", "ngo_worker", of=lead)),
    allow("calls.answer_invitation", holds("ngo_head", of=invited)),
    allow(
        "calls.score",
        sits("commission_member", among=seated_in_call),
        never=(Bar("calls.interested_member_does_not_score", has_interest),),
    ),
    allow("calls.walk", system("lifecycle")),
)
