"""M1: processor time, statements and size of public pages, beside a plain page and beside pretalx's pages."""

import json
import sys
from pathlib import Path

from bench.apart import figures_of, tell
from bench.measure import Figure, Measure
from bench.peers.installing import PRETALX, NoPeer, run_apart
from bench.request_cost import Cost, Target, costs_of

REQUESTS = 4
RUNS = 5
FEW, MANY = 100, 10_000
PLAIN = "plain page (one row, one template, the same middlewares)"
NEAREST = {
    "home": "event page",
    "orders list": "schedule of 200 talks, drawn on the server",
    "an order's life": "event page",
    "a call": "event page",
    "effects": "event page",
}
"""For each of our pages, the page of pretalx nearest to it."""

DRAWN, AFTER, READY = "drawn anew", "after an act elsewhere", "ready"
HOW = (DRAWN, AFTER, READY)
"""Nothing of the page is kept; another order has moved since it was drawn; nothing has."""


def run() -> list[Figure]:
    """Ours first, then the peer's, one after the other in one run; both on SQLite, in their own process."""
    ours = figures_of("bench.m1_pages")
    script = Path(__file__).parent / "peers" / "pretalx_pages.py"
    try:
        said = json.loads(run_apart(PRETALX, script, str(REQUESTS // 2), str(RUNS)))
    except NoPeer as trouble:
        print(f"  pretalx was not measured: {trouble}", file=sys.stderr)
        return ours
    peers = {name: Cost(**cost) for name, cost in said.items()}
    theirs = []
    for name, cost in peers.items():
        theirs.append(Figure(f"{PRETALX}: {name}", round(cost.ms, 2), "ms"))
        theirs.append(Figure(f"{PRETALX}: {name}, statements", cost.sql, ""))
        theirs.append(Figure(f"{PRETALX}: {name}, body", round(cost.kb, 1), "KB"))
    known = {figure.what: figure.value for figure in ours}
    for page, name in NEAREST.items():
        for how in HOW:
            ratio = round(peers[name].ms / known[f"{page}, {how}"], 1)
            theirs.append(
                Figure(f"{page}, {how}: pretalx's {name} takes", ratio, "x", limit=5, more_is_better=True)
            )
    return ours + theirs


def _measure() -> list[Figure]:
    from bench.many_orders import grow_to, play_the_demo

    play_the_demo()
    from django.conf import settings
    from django.core.cache import cache

    settings.ROOT_URLCONF = "bench.plain_page"
    from tapshyryk.config.wsgi import application

    addresses = _addresses()
    cold = [Target(f"{name}, {DRAWN}", path, before=cache.clear) for name, path in addresses.items()]
    grow_to(FEW)
    few = costs_of(application, cold, requests=1, runs=1)
    grow_to(MANY)
    # One round holds every page, so that a busy minute of the machine touches all of them alike.
    targets = [Target(PLAIN, "/bench/plain/"), *cold]
    targets += [Target(f"{name}, {AFTER}", path, before=_act_elsewhere) for name, path in addresses.items()]
    targets += [Target(f"{name}, {READY}", path) for name, path in addresses.items()]
    costs = costs_of(application, targets, requests=REQUESTS, runs=RUNS)
    plain = costs[PLAIN]
    figures = [Figure("orders in the database", MANY, ""), Figure(PLAIN, round(plain.ms, 2), "ms")]
    for name in addresses:
        for how in HOW:
            cost = costs[f"{name}, {how}"]
            figures += [
                Figure(f"{name}, {how}", round(cost.ms, 2), "ms"),
                Figure(f"{name}, {how}, times the plain page", round(cost.ms / plain.ms, 1), "x", limit=5),
                Figure(f"{name}, {how}, statements", cost.sql, "", limit=12),
            ]
        drawn = costs[f"{name}, {DRAWN}"]
        more = drawn.sql - few[f"{name}, {DRAWN}"].sql
        figures += [
            Figure(f"{name}, statements more than with {FEW} orders", more, "", limit=0),
            Figure(f"{name}, body", round(drawn.kb, 1), "KB"),
        ]
    return figures


def _act_elsewhere() -> None:
    """Something usual happens in an order that no measured page is about: a day's attendance is written."""
    from django.db import transaction

    from tapshyryk.core.acts.actions.append import append
    from tapshyryk.core.acts.domain.entry import ActDraft
    from tapshyryk.orders.models import Order

    order = (
        Order.objects.filter(municipality__is_example=False).order_by("pk").values_list("pk", flat=True)[0]
    )
    with transaction.atomic():
        append(
            ActDraft(
                verb="record_attendance",
                actor_kind="system",
                actor_ref="system:measure",
                subject_type="order",
                subject_id=order,
                order=order,
            )
        )


def _addresses() -> dict[str, str]:
    """The pages measured: the example's order is the one with its whole life."""
    from tapshyryk.calls.models import Call
    from tapshyryk.orders.models import Order

    order = Order.objects.get(municipality__is_example=True)
    call = Call.objects.filter(order=order, published_at__isnull=False).latest("published_at")
    return {
        "home": "/ky/",
        "orders list": "/ky/orders/",
        "an order's life": f"/ky/orders/{order.slug}/",
        "a call": f"/ky/calls/{call.slug}/",
        "effects": "/ky/effects/",
    }


MEASURES = [
    Measure(
        "M1",
        "public pages",
        "at most 5x the plain page and 12 statements, flat; pretalx's nearest page takes at least 5x",
        run,
    )
]

if __name__ == "__main__":
    from tapshyryk.config.start import set_up_django

    set_up_django()
    tell(_measure())
