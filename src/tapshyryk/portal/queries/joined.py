"""How far the municipalities that asked to join have come: the furthest stage any of their work reached."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from tapshyryk.assemblies.models import Assembly
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.needs.models import NeedsSession, OrientationMeeting
from tapshyryk.orders.models import Order

STAGES: Final = {
    "orientation": N_("Orientation"),
    "needs": N_("Needs"),
    "vote": N_("Vote"),
    "order": N_("Order"),
    "call": N_("Call"),
    "contract": N_("Contract"),
    "delivery": N_("Delivery"),
    "results": N_("Results"),
    "after": N_("After"),
}
"""The stages in their order; before the first of them a municipality has joined and no more."""

OF_AN_ORDER: Final = {
    "submitted": "order",
    "approved": "order",
    "announced": "call",
    "awarded": "call",
    "contracted": "contract",
    "delivering": "delivery",
    "completed": "results",
    "followed": "after",
}
"""The stage an order in a state has reached; a draft, and one that came to nothing, reached none."""


HELD: Final = ("held", "listed")
"""States of a needs session at which people have met."""


def furthest(reached: Iterable[str]) -> str:
    """The last of the stages reached in the order of `STAGES`; empty where none was."""
    places = list(STAGES)
    return max(reached, key=places.index, default="")


def stages_reached(municipalities: Iterable[UUID]) -> dict[UUID, str]:
    """The furthest stage of each municipality, empty where it has only joined; four statements for all."""
    keys = list(municipalities)
    reached: dict[UUID, list[str]] = {key: [] for key in keys}
    for stage, rows in (
        ("orientation", OrientationMeeting.objects.values_list("joining__municipality", flat=True)),
        ("needs", NeedsSession.objects.filter(state__in=HELD).values_list("municipality", flat=True)),
        (
            "vote",
            Assembly.objects.filter(state="minuted", purpose="choice").values_list("municipality", flat=True),
        ),
    ):
        for key in rows.distinct():
            if key in reached:
                reached[key].append(stage)
    orders = Order.objects.filter(municipality__in=keys).values_list("municipality", "state")
    for key, state in orders:
        if state in OF_AN_ORDER:
            reached[key].append(OF_AN_ORDER[state])
    return {key: furthest(stages) for key, stages in reached.items()}
