"""Orders as lists ask for them: searched by words, narrowed by theme, place, stage, year and form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from tapshyryk.core.folding import folded
from tapshyryk.orders.models import Order


@dataclass(frozen=True, slots=True)
class OrdersAsked:
    """What a reader asks for; empty means any.

    All of `words` must occur in an order's names, its place's or its customer's, whatever the case and
    whether ө ү ң were typed. `municipality` is a slug, `stage` a state.
    """

    words: str = ""
    theme: str = ""
    municipality: str = ""
    stage: str = ""
    year: int | None = None
    form: str = ""


def public_orders() -> QuerySet[Any]:
    """Every order that has left its draft, with its place, the latest year first."""
    return Order.objects.exclude(state="draft").select_related("municipality").order_by("-year", "slug")


def orders_found(asked: OrdersAsked) -> QuerySet[Any]:
    """The public orders that `asked` fits."""
    chosen = {
        "theme": asked.theme,
        "municipality__slug": asked.municipality,
        "state": asked.stage,
        "year": asked.year,
        "form": asked.form,
    }
    rows = public_orders().filter(**{name: value for name, value in chosen.items() if value})
    for word in folded(asked.words).split():
        rows = rows.filter(search__contains=word)
    return rows


def years_of_orders() -> list[int]:
    """The years orders start in, as far as known, the latest first."""
    years = Order.objects.exclude(state="draft").filter(year__isnull=False)
    return list(years.values_list("year", flat=True).distinct().order_by("-year"))
