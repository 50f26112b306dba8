"""Reminding, once for each order, that what follows it is not decided."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.engine import Deed, record
from tapshyryk.impact.queries.following import Undecided
from tapshyryk.orders.models import Order


class AlreadyReminded(Exception):
    """Somebody was reminded of this order before; nothing was written."""


def remind_to_decide(undecided: Undecided, *, actor: Actor) -> Any:
    """Record, once for each order, that its end is near and nothing is decided; notices tell those concerned.

    Raises `AlreadyReminded` when this was done before, also by another worker in the same moment.
    """
    order = undecided.order

    def write() -> Deed:
        Order.objects.select_for_update().get(pk=order.pk)
        if Act.objects.filter(verb="remind_to_decide", subject_id=order.pk).exists():
            raise AlreadyReminded
        return Deed(detail={"ends": undecided.ends, "days": undecided.days})

    return record(
        "remind_to_decide",
        actor=actor,
        scope=order,
        write=write,
        subject_type="order",
        subject_id=str(order.pk),
        subject_label=order.slug,
        municipality=str(order.municipality_id),
        order=str(order.pk),
    )
