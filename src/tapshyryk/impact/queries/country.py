"""Figures of the whole country: orders by stage, money by kind, people, problems named most often."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Aggregate, Count, Q, Sum, Value
from django.db.models.functions import Concat

from tapshyryk.contracts.models import Contract
from tapshyryk.delivery.models import Contribution, Recipient
from tapshyryk.impact.domain.pilots import PILOT_GRANT_TYIYN
from tapshyryk.impact.models import ResultReport
from tapshyryk.needs.models import NeedsSession, Problem
from tapshyryk.orders.models import Order
from tapshyryk.places.models import Municipality

REAL = Q(municipality__is_example=False)
"""What belongs to a real municipality and not to the played example."""


@dataclass(frozen=True, slots=True)
class CountryFigures:
    """Sums over every order that is not of the example; money in tyiyn, by kind."""

    municipalities: int
    orders: int
    recipients: int
    participants: int
    women: int | None
    money: dict[str, int]
    granted: int

    @property
    def contributions(self) -> int:
        """All that was given, in tyiyn."""
        return sum(self.money.values())

    @property
    def beyond_grant(self) -> Decimal | None:
        """The share of all money that came on top of the grants, in percent; None without contributions."""
        if not self.contributions or not self.granted:
            return None
        return Decimal(self.contributions - self.granted) * 100 / self.contributions


def country_figures() -> CountryFigures:
    """The figures of the country, the example left out; what single sums tell is read in one statement."""
    orders = Order.objects.exclude(state="draft").filter(REAL)
    reported = ResultReport.objects.filter(state="accepted", contract__order__in=orders)
    enrolled = Recipient.objects.filter(order__in=orders, state="served").exclude(
        order__contracts__result_reports__state="accepted"
    )
    contracts = Contract.objects.filter(order__in=orders)
    told = contracts.filter(amount_tyiyn__isnull=False).values("order")
    given = Contribution.objects.filter(order__in=orders, state="recorded")
    sums = _sums(
        given.annotate(sum_name=Concat(Value("given_"), "kind"))
        .values_list("sum_name")
        .annotate(sum_found=Sum("amount_tyiyn"))
        .order_by(),
        municipalities=(orders, Count("municipality", distinct=True)),
        orders=(orders, Count("pk")),
        served=(reported, Sum("recipients_served")),
        enrolled=(enrolled, Count("pk")),
        participants=(NeedsSession.objects.filter(REAL, state="listed"), Sum("participants")),
        contracted=(contracts, Sum("amount_tyiyn")),
        pilots=(orders.filter(source__gt="").exclude(pk__in=told), Count("pk")),
    )
    money = {name.removeprefix("given_"): found for name, found in sums.items() if name.startswith("given_")}
    return CountryFigures(
        municipalities=sums["municipalities"],
        orders=sums["orders"],
        recipients=sums["served"] + sums["enrolled"],
        participants=sums["participants"],
        women=None,
        money=dict(sorted(money.items())),
        granted=sums["contracted"] + sums["pilots"] * PILOT_GRANT_TYIYN,
    )


def _sums(named: Any, **asked: tuple[Any, Aggregate]) -> dict[str, int]:
    """Sums by name in one statement: those `named` by a query, and one over each of other queries, else 0."""
    each = [
        rows.order_by().annotate(sum_name=Value(name)).values_list("sum_name").annotate(sum_found=figure)
        for name, (rows, figure) in asked.items()
    ]
    return {name: int(found or 0) for name, found in named.union(*each, all=True)}


def orders_by_stage() -> dict[str, int]:
    """How many orders stand in each state, the example left out."""
    rows = (
        Order.objects.exclude(state="draft")
        .filter(REAL)
        .values("state")
        .annotate(n=Count("pk"))
        .order_by("state")
    )
    return {row["state"]: row["n"] for row in rows}


def recipients_by_municipality() -> list[tuple[Municipality, int, int]]:
    """Each real municipality with orders: the municipality, recipients served, number of orders."""
    rows = (
        Municipality.objects.filter(is_example=False)
        .select_related("oblast")
        .annotate(
            served=Sum(
                "orders__contracts__result_reports__recipients_served",
                filter=Q(orders__contracts__result_reports__state="accepted"),
            ),
            order_count=Count("orders", filter=~Q(orders__state="draft"), distinct=True),
        )
        .filter(order_count__gt=0)
    )
    return [(place, place.served or 0, place.order_count) for place in rows]


def themes_named() -> list[tuple[str, int, int]]:
    """Themes by how many municipalities named a problem of it: key, named in, chosen in; most first."""
    rows = (
        Problem.objects.filter(session__municipality__is_example=False, session__state="listed")
        .values("theme")
        .annotate(
            named=Count("session__municipality", distinct=True),
            chosen=Count("session__municipality", distinct=True, filter=Q(is_chosen=True)),
        )
        .order_by("-named", "-chosen", "theme")
    )
    return [(row["theme"], row["named"], row["chosen"]) for row in rows]
