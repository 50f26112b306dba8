"""Municipalities through the API."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router
from ninja.errors import HttpError

from tapshyryk.opendata.api.limits import NAME, Page, Slug
from tapshyryk.opendata.api.shapes import ONE, REFUSALS, Municipalities, MunicipalityWhole, texts
from tapshyryk.opendata.ocds.gathering import public_orders
from tapshyryk.places.models import Municipality

router = Router(tags=["municipalities"])


class Wanted(Page):
    """Which municipalities are wanted."""

    oblast: str = Field("", max_length=6, pattern=NAME, description="ISO 3166-2 code, such as KG-N")
    is_example: bool | None = None


def shape(place: Municipality) -> dict[str, Any]:
    """A municipality as the API shows it."""
    return {
        "slug": place.slug,
        "name": texts(place, "name"),
        "kind": place.kind,
        "oblast_iso": place.oblast.iso,
        "km_to_oblast_centre": place.km_to_oblast_centre,
        "km_to_bishkek": place.km_to_bishkek,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "source": place.source,
        "is_example": place.is_example,
    }


@router.get("", response={200: Municipalities, **REFUSALS}, operation_id="list_municipalities")
def municipalities(request: HttpRequest, wanted: Query[Wanted]) -> dict[str, Any]:
    """Municipalities by name."""
    rows = Municipality.objects.select_related("oblast").order_by("slug")
    if wanted.oblast:
        rows = rows.filter(oblast__iso=wanted.oblast)
    if wanted.is_example is not None:
        rows = rows.filter(is_example=wanted.is_example)
    page = wanted.part_of(rows)
    return {**page, "items": [shape(place) for place in page["items"]]}


@router.get("/{slug}", response={200: MunicipalityWhole, **ONE}, operation_id="get_municipality")
def municipality(request: HttpRequest, slug: Slug) -> dict[str, Any]:
    """One municipality, with its population figures and orders."""
    place = Municipality.objects.select_related("oblast").filter(slug=slug).first()
    if place is None:
        raise HttpError(404, "There is no municipality of this name.")
    orders = public_orders(with_examples=True).filter(municipality=place).order_by("slug")
    return {
        **shape(place),
        "population": list(
            place.population_figures.order_by("-year", "pk").values("people", "year", "source")
        ),
        "orders": list(orders.values_list("slug", flat=True)),
    }
