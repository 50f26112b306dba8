"""Release packages: of one order as a whole, of all orders as a stream that never holds them all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.db.models import QuerySet

from tapshyryk.config.environment import current
from tapshyryk.opendata.ocds.gathering import gathered, let_go
from tapshyryk.opendata.ocds.release import release_of
from tapshyryk.opendata.ocds.values import filled, moment
from tapshyryk.orders.models import Order

VERSION: Final = "1.1"
ALL_ORDERS: Final = "/data/ocds/orders.json"
"""Where the package of all orders is published."""


def package_head(uri: str, published_at: datetime, *, example: bool = False) -> dict[str, Any]:
    """What stands around the releases; `published_at` is when their content last changed."""
    settings_ = current()
    return filled(
        {
            "uri": f"{settings.SITE_URL}{uri}",
            "version": VERSION,
            "publishedDate": moment(published_at),
            "publisher": {"name": settings_.publisher, "uri": settings.SITE_URL},
            "license": settings_.data_licence,
            **({"isExample": True} if example else {}),
        }
    )


def package_of(order: Order, uri: str) -> dict[str, Any] | None:
    """The package of one order; None when no public act tells of it."""
    found = next(iter(gathered(Order.objects.filter(pk=order.pk))), None)
    if found is None:
        return None
    head = package_head(uri, found.changed_at, example=order.is_example)
    return {**head, "releases": [release_of(found)]}


def releases_of(orders: QuerySet[Order]) -> Iterator[dict[str, Any]]:
    """The releases of many orders, one after the other, none of which is held longer than it takes."""
    for found in gathered(orders):
        release = release_of(found)
        let_go(found.order)
        yield release


def package_lines(releases: Iterable[Mapping[str, Any]], uri: str, published_at: datetime) -> Iterator[str]:
    """The package of many releases as pieces of JSON, one release a line."""
    head = json.dumps(package_head(uri, published_at), ensure_ascii=False)
    yield f'{head[:-1]}, "releases": [\n'
    comma = ""
    for release in releases:
        yield f"{comma}{json.dumps(release, ensure_ascii=False)}"
        comma = ",\n"
    yield "\n]}\n"
