"""Social orders through the API."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest
from django.urls import reverse
from ninja import Field, Query, Router
from ninja.errors import HttpError

from tapshyryk.contracts.models import Contract, Payment
from tapshyryk.core.folding import folded
from tapshyryk.impact.domain.shares import percent
from tapshyryk.impact.models import Continuation
from tapshyryk.impact.queries.results import TargetAndResult, recipients_served, targets_and_results
from tapshyryk.money.queries.balances import contributions_of
from tapshyryk.opendata.api.limits import NAME, WORDS, Page, Slug
from tapshyryk.opendata.api.shapes import ONE, REFUSALS, Orders, OrderWhole, texts
from tapshyryk.opendata.ocds.gathering import HIDDEN_CONTRACTS, public_orders
from tapshyryk.opendata.ocds.identity import ocid_of
from tapshyryk.orders.models import Order

router = Router(tags=["orders"])


class Wanted(Page):
    """Which orders are wanted."""

    municipality: str = Field(
        "", max_length=80, pattern=NAME, description="permanent name of the municipality"
    )
    theme: str = Field("", max_length=24, pattern=NAME)
    state: str = Field("", max_length=32, pattern=NAME)
    year: int | None = Field(None, ge=1990, le=2100)
    q: str = Field(
        "", max_length=100, pattern=WORDS, description="words of its title, target group, place or customer"
    )
    is_example: bool | None = None


def shape(order: Order) -> dict[str, Any]:
    """An order as the API shows it in a list."""
    return {
        "slug": order.slug,
        "ocid": ocid_of(order.slug),
        "title": texts(order),
        "municipality": order.municipality.slug,
        "customer": order.customer.slug if order.customer else None,
        "theme": order.theme,
        "form": order.form,
        "state": order.state,
        "year": order.year,
        "starts": order.starts,
        "ends": order.ends,
        "recipients_expected": order.recipients_expected,
        "source": order.source,
        "is_example": order.municipality.is_example,
    }


def result_shape(one: TargetAndResult) -> dict[str, Any]:
    """A target and its result as the API shows them."""
    indicator, reading = one.indicator, one.reading
    return {
        "indicator": texts(indicator),
        "unit": indicator.unit,
        "baseline": indicator.baseline,
        "target": indicator.target,
        "value": reading.value if reading else None,
        "way_percent": percent(reading.way) if reading else None,
    }


@router.get("", response={200: Orders, **REFUSALS}, operation_id="list_orders")
def orders(request: HttpRequest, wanted: Query[Wanted]) -> dict[str, Any]:
    """Orders past their draft, the latest years first."""
    rows = public_orders(with_examples=True).select_related("municipality", "customer")
    for name in ("theme", "state"):
        if value := getattr(wanted, name):
            rows = rows.filter(**{name: value})
    if wanted.municipality:
        rows = rows.filter(municipality__slug=wanted.municipality)
    if wanted.year is not None:
        rows = rows.filter(year=wanted.year)
    if wanted.is_example is not None:
        rows = rows.filter(municipality__is_example=wanted.is_example)
    for word in folded(wanted.q).split():
        rows = rows.filter(search__contains=word)
    page = wanted.part_of(rows.order_by("-year", "slug"))
    return {**page, "items": [shape(order) for order in page["items"]]}


@router.get("/{slug}", response={200: OrderWhole, **ONE}, operation_id="get_order")
def order(request: HttpRequest, slug: Slug) -> dict[str, Any]:
    """One order with its life so far."""
    rows = public_orders(with_examples=True).select_related("municipality", "customer")
    found = rows.filter(slug=slug).first()
    if found is None:
        raise HttpError(404, "There is no public order of this name.")
    contracts = Contract.objects.filter(order=found).exclude(state__in=HIDDEN_CONTRACTS).order_by("slug")
    paid = Payment.objects.filter(contract__order=found, state="paid").aggregate(sum=Sum("amount_tyiyn"))
    return {
        **shape(found),
        "need": found.need,
        "aim": found.aim,
        "target_group": found.target_group,
        "budget_tyiyn": found.budget_lines.aggregate(sum=Sum("amount_tyiyn"))["sum"],
        "calls": list(
            found.calls.exclude(published_at=None).order_by("published_at").values_list("slug", flat=True)
        ),
        "contracts": list(contracts.values_list("slug", flat=True)),
        "given": [
            {"giver": giver, "form": form, "amount_tyiyn": amount}
            for (giver, form), amount in contributions_of(found.pk).items()
        ],
        "paid_tyiyn": paid["sum"] or 0,
        "recipients_served": recipients_served(found),
        "results": [result_shape(one) for one in targets_and_results(found)],
        "continuation": Continuation.objects.filter(order=found)
        .values("path", "decided_on", "checked_on", "still_runs", "recipients_after")
        .first(),
        "ocds_url": f"{settings.SITE_URL}{reverse('opendata:ocds', args=[found.slug])}",
    }
