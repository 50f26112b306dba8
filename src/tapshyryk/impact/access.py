"""Who may do what with results, with what follows an order, and with figures of sources."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from tapshyryk.contracts.models import Contract
from tapshyryk.contracts.models.contract import contract_bodies
from tapshyryk.core.access.actors import Holding
from tapshyryk.core.access.table import Bar, allow, holds, system
from tapshyryk.impact.models import Continuation
from tapshyryk.orders import access as orders


def customers_town(subject: Any) -> str | None:
    """The municipality whose executive is the customer; None when a state body is."""
    return orders.customers_town(subject.in_order)


def customer(subject: Any) -> str | None:
    """The body that ordered."""
    return orders.customer(subject.in_order)


def place(subject: Any) -> str:
    """The municipality whose residents are served."""
    return str(subject.municipality_body)


def contractors(subject: Any) -> Collection[str]:
    """Those who deliver: the contractor and its partners, of every contract where the order is meant."""
    if isinstance(subject, Continuation):
        contracts = Contract.objects.filter(order=subject.order).select_related("contractor")
        return frozenset(body for contract in contracts for body in contract_bodies(contract))
    return contract_bodies(subject.contract)


def delivers_it(actor_ref: str, holdings: tuple[Holding, ...], subject: Any) -> bool:
    """Whether the actor holds a role with those who deliver the service."""
    delivering = contractors(subject)
    return any(holding.body in delivering for holding in holdings)


DELIVERER = Bar("access.deliverer_does_not_monitor", delivers_it)

CUSTOMER = (
    holds("municipal_specialist", "municipal_head", of=customers_town),
    holds("ministry_specialist", "ministry_head", of=customer),
)

LOADERS = system("founding sources", "command line", "installation")

PERMISSIONS = (
    allow("impact.report", holds("ngo_head", "ngo_worker", of=contractors)),
    allow("impact.accept", *CUSTOMER, never=(DELIVERER,)),
    allow("impact.hear", *CUSTOMER, system("lifecycle")),
    allow(
        "impact.decide",
        holds("municipal_head", of=customers_town),
        holds("ministry_head", of=customer),
    ),
    allow(
        "impact.check",
        holds("municipal_specialist", of=customers_town),
        holds("ministry_specialist", "ministry_expert", of=customer),
        holds("monitoring_member", of=place),
        never=(DELIVERER,),
    ),
    allow("impact.remind", system("clock")),
    allow("impact.chronicle", system("founding sources")),
    allow("impact.import", LOADERS),
)
