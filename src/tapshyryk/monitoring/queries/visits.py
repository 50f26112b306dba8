"""Visits and their findings as pages and other rooms ask for them."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from tapshyryk.contracts.models import Contract
from tapshyryk.core import clock
from tapshyryk.monitoring.models import Finding, Visit
from tapshyryk.monitoring.models.visit import refs_of_deliverers
from tapshyryk.needs.queries.working_groups import those_staying_first
from tapshyryk.orders.models import Order
from tapshyryk.parties.models import Membership, Person
from tapshyryk.parties.queries.holders import people_holding


def visits_of_order(order: Order) -> QuerySet[Visit]:
    """The visits to the service of an order that took place, the latest first, with their findings."""
    return (
        Visit.objects.filter(contract__order=order, state__in=("held", "reported"))
        .select_related("contract")
        .prefetch_related("findings")
        .order_by("-held_on", "-pk")
    )


def open_findings(contract: Contract) -> QuerySet[Finding]:
    """The findings on a contract's service that are not confirmed as mended, the most urgent first."""
    return (
        Finding.objects.filter(visit__contract=contract)
        .exclude(state="verified")
        .select_related("visit")
        .order_by("mend_by", "pk")
    )


def experts_have_visited(contract: Contract) -> bool:
    """Whether ministry experts have signed an act of a visit to the contract's service."""
    return Visit.objects.filter(contract=contract, by=Visit.By.EXPERTS, state="reported").exists()


def those_who_may_visit(visit: Visit) -> QuerySet[Person]:
    """The people who may go on this visit, none who delivers: the joint group's or experts.

    With the joint group may go, and stand first, those of the working group who agreed to stay on for
    monitoring.
    """
    if visit.by == Visit.By.EXPERTS:
        monitors = experts_today()
    else:
        order = visit.contract.order
        monitors = those_staying_first(
            people_holding(visit.in_municipality.body, "monitoring_member"),
            "monitoring",
            order.problem,
            municipality=order.municipality,
            theme=order.theme,
        )
    delivering = [ref.removeprefix("person:") for ref in refs_of_deliverers(visit.contract)]
    return monitors.exclude(pk__in=delivering)


def experts_today() -> QuerySet[Person]:
    """The people who are experts of a state body today."""
    today = clock.today()
    held = Membership.objects.filter(role="ministry_expert", state="held", since__lte=today)
    return Person.objects.filter(
        pk__in=held.filter(Q(until__isnull=True) | Q(until__gte=today)).values("person_id")
    )
