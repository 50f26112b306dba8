"""What a call's page shows of its proposals and scores, to whom, for templates given the call alone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import template
from django.db.models import QuerySet

from tapshyryk.calls.models import Call, CommissionMember, Proposal
from tapshyryk.calls.queries.bidders import readable_proposals
from tapshyryk.calls.queries.public import names_on_commission
from tapshyryk.calls.queries.score_sheet import ScoreSheet, score_sheet
from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.access.table import Grant, check
from tapshyryk.orders.domain.budget import in_percent

register = template.Library()


@register.simple_tag
def proposals_for(actor: Actor, call: Call) -> QuerySet[Any]:
    """The proposals of `call` that `actor` may read: `{% proposals_for actor call as proposals %}`."""
    return readable_proposals(actor).filter(call=call).select_related("organisation")


@register.simple_tag
def commission_for(actor: Actor, call: Call) -> list[tuple[str, CommissionMember]]:
    """The seats with their names: `{% commission_for actor call as seats %}`.

    Before the decision the names are for the customer's people who seat the commission, and for its members.
    """
    today = clock.today()
    if any(isinstance(check(actor, name, call, today), Grant) for name in ("calls.seat", "calls.declare")):
        return [(seat.person.full_name, seat) for seat in call.commission.select_related("person")]
    return names_on_commission(call)


@register.simple_tag
def sheet_of(call: Call) -> ScoreSheet | None:
    """The score sheet of a decided call, None before."""
    return score_sheet(call) if call.decided_at else None


@register.simple_tag
def cofinancing_of(proposal: Proposal) -> Decimal:
    """The share of a proposal's budget that comes from others than the customer, in percent."""
    return in_percent(proposal.funding().cofinancing)


@register.simple_tag
def waiting_questions(call: Call) -> int:
    """How many questions wait for their answer."""
    return call.questions.filter(answered_at__isnull=True).count()
