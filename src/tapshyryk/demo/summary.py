"""The result of the main job: the figures of the pilots and the example, as data and as a table."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Count

from tapshyryk.core.acts.models import Act
from tapshyryk.core.acts.queries import head
from tapshyryk.impact.queries.country import country_figures
from tapshyryk.orders.models import Order


def summary(example: Order, documents: list[str], seconds: float) -> dict[str, Any]:
    """The figures `var/demo/summary.json` carries; every one is counted from the database."""
    figures = country_figures()
    som, rest = divmod(figures.contributions, 100)
    if rest:
        raise ValueError("the pilots' contributions are whole som")
    share = (figures.beyond_grant or Decimal(0)) / 100
    standing = head()
    themes = (
        Order.objects.filter(municipality__is_example=False, source__gt="")
        .values_list("theme")
        .annotate(n=Count("pk"))
        .order_by("-n", "theme")
    )
    return {
        "municipalities": figures.municipalities,
        "orders": figures.orders,
        "recipients": figures.recipients,
        "contributions_som": som,
        "beyond_grant_share": float(share.quantize(Decimal("0.0001"), rounding=ROUND_HALF_UP)),
        "themes": dict(themes),
        "example": {
            "order": example.slug,
            "acts": Act.objects.filter(municipality=example.municipality_id).count(),
            "documents": documents,
        },
        "record": {"entries": standing.size, "root": standing.root},
        "seconds": round(seconds, 1),
    }


def as_table(result: dict[str, Any]) -> str:
    """The result as lines for a terminal."""
    themes = ", ".join(f"{theme} {count}" for theme, count in result["themes"].items())
    rows = (
        ("Municipalities", result["municipalities"]),
        ("Orders", result["orders"]),
        ("Recipients", result["recipients"]),
        ("Contributions, som", f"{result['contributions_som']:,}".replace(",", " ")),
        ("Share beyond the grants", f"{result['beyond_grant_share']:.2%} (printed: 20%)"),
        ("Themes", themes),
        ("Example", f"{result['example']['order']}: {result['example']['acts']} acts"),
        ("Documents", len(result["example"]["documents"])),
        ("Record", f"{result['record']['entries']} entries, root {result['record']['root'][:16]}…"),
        ("Seconds", result["seconds"]),
    )
    return "\n".join(f"  {label:<26}{value}" for label, value in rows)
