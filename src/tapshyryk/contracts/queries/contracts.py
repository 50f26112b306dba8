"""Contracts as other rooms and pages ask for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from tapshyryk.calls.models import Proposal, Source
from tapshyryk.contracts.models import Contract, Payment, Tranche
from tapshyryk.contracts.models.contract import bound_by_tranche
from tapshyryk.core import clock
from tapshyryk.orders.models import Order


def winning_proposal(order: Order) -> Proposal | None:
    """The proposal that won the order's last concluded call, or None."""
    won = Proposal.objects.filter(call__order=order, call__state="concluded", state="won")
    return won.select_related("organisation", "call").order_by("-call__decided_at", "-pk").first()


def asked_of_customer(proposal: Proposal) -> int:
    """What a proposal asks of the customer, in tyiyn: its cash lines by the customer."""
    lines = proposal.lines.filter(source=Source.CUSTOMER)
    return sum(lines.values_list("amount_tyiyn", flat=True))


def contracts_in_force(order: Order) -> QuerySet[Contract]:
    """The contracts under which the order is delivered now."""
    return Contract.objects.filter(order=order, state="in_force").select_related("contractor")


def delivering_bodies(order: Order) -> frozenset[str]:
    """The organisations that deliver the order now, leads and consortium partners, as roles name them."""
    contracts = Contract.objects.filter(order=order, state="in_force")
    leads = contracts.values_list("contractor_id", flat=True)
    partners = contracts.values_list("partners__organisation_id", flat=True)
    return frozenset(f"organisation:{key}" for key in {*leads, *partners} if key is not None)


def contracts_ending_within(days: int, *, on: date | None = None) -> QuerySet[Contract]:
    """Contracts in force whose last day is at most `days` days away (and those past it), nearest first."""
    last = (on or clock.today()) + timedelta(days=days)
    return (
        Contract.objects.filter(state="in_force", ends__lte=last)
        .select_related("order__municipality", "contractor")
        .order_by("ends", "pk")
    )


@dataclass(frozen=True, slots=True)
class TrancheStanding:
    """A tranche and what became of it, in tyiyn: paid, being paid, and still to be asked for."""

    tranche: Tranche
    paid: int
    bound: int

    @property
    def free(self) -> int:
        """What nobody has asked for yet."""
        return self.tranche.amount_tyiyn - self.bound

    @property
    def overdue(self) -> bool:
        """Whether its day has passed and something is not paid."""
        return self.tranche.due < clock.today() and self.paid < self.tranche.amount_tyiyn


def tranches_of(contract: Contract) -> list[TrancheStanding]:
    """The tranches of a contract with what was paid of them."""
    bound = bound_by_tranche(contract)
    paid: dict[Any, int] = {}
    for payment in Payment.objects.filter(contract=contract, state="paid"):
        paid[payment.tranche_id] = paid.get(payment.tranche_id, 0) + payment.amount_tyiyn
    return [
        TrancheStanding(tranche, paid.get(tranche.pk, 0), bound.get(tranche.pk, 0))
        for tranche in contract.tranches.all()
    ]
