"""Who may do what with visits, findings, surveys and complaints about a service."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from tapshyryk.contracts.models import Contract
from tapshyryk.contracts.models.contract import contract_bodies
from tapshyryk.core.access.actors import Holding
from tapshyryk.core.access.table import Bar, allow, anyone_signed_in, holds, holds_anywhere, system
from tapshyryk.monitoring.models import Finding, Visit
from tapshyryk.orders import access as orders


def _visit(subject: Any) -> Visit:
    visit: Visit = subject.visit if isinstance(subject, Finding) else subject
    return visit


def _contract(subject: Any) -> Contract:
    contract: Contract = subject.contract
    return contract


def place_of_joint_group(subject: Any) -> str | None:
    """The municipality whose joint group visits; None when experts do."""
    return None if _visit(subject).by == Visit.By.EXPERTS else str(subject.municipality_body)


def experts_may_visit(subject: Any) -> bool:
    """Whether the visit is one of experts, or not said yet."""
    return _visit(subject).by != Visit.By.JOINT_GROUP


def place(subject: Any) -> str:
    """The municipality whose residents are served."""
    return str(subject.municipality_body)


def customers_town(subject: Any) -> str | None:
    """The municipality whose executive is the customer; None when a state body is."""
    return orders.customers_town(_contract(subject).order)


def customer(subject: Any) -> str | None:
    """The body that ordered the service."""
    return orders.customer(_contract(subject).order)


def contractor(subject: Any) -> Collection[str]:
    """The contractor and its partners."""
    return contract_bodies(_contract(subject))


def delivers_it(actor_ref: str, holdings: tuple[Holding, ...], subject: Any) -> bool:
    """Whether the actor holds a role with those who deliver the service."""
    delivering = contractor(subject)
    return any(holding.body in delivering for holding in holdings)


DELIVERER = Bar("access.deliverer_does_not_monitor", delivers_it)

MONITORS = (
    holds("monitoring_member", of=place_of_joint_group),
    holds_anywhere("ministry_expert", when=experts_may_visit),
)

CUSTOMERS_SPECIALISTS = (
    holds("municipal_specialist", of=customers_town),
    holds("ministry_specialist", of=customer),
)

PERMISSIONS = (
    allow("monitoring.plan", *MONITORS, never=(DELIVERER,)),
    allow("monitoring.visit", *MONITORS, never=(DELIVERER,)),
    allow("monitoring.verify", *MONITORS, never=(DELIVERER,)),
    allow("monitoring.mend", holds("ngo_head", "ngo_worker", of=contractor)),
    allow(
        "monitoring.survey",
        holds("monitoring_member", of=place),
        *CUSTOMERS_SPECIALISTS,
        never=(DELIVERER,),
    ),
    allow("monitoring.complain", anyone_signed_in(), system("public form")),
    allow("monitoring.answer", *CUSTOMERS_SPECIALISTS),
)
