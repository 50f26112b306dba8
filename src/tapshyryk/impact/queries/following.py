"""What follows orders: which are near their end with nothing decided, which are to be looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Coalesce

from tapshyryk.core import rulebook
from tapshyryk.impact.domain.following import decide_by, months_later
from tapshyryk.impact.domain.guards import SIGNED, UNDER_WAY
from tapshyryk.impact.models import Continuation
from tapshyryk.impact.models.continuation import last_day_of
from tapshyryk.orders.models import Order

DECIDE_RULE = "contracts.decision_on_what_follows"
CHECK_RULE = "impact.follow_up_after_a_year"


@dataclass(frozen=True, slots=True)
class Undecided:
    """An order whose end is near or past while nothing is decided; `days` are left (below zero: past)."""

    order: Order
    ends: date
    days: int


def orders_without_decision(on: date) -> list[Undecided]:
    """The orders that end within the rule's days from `on`, or have ended, with nothing decided to follow.

    Orders told of by founding sources are left out: nobody is there to decide.
    """
    days = int(rulebook.current().value(DECIDE_RULE, "limit"))
    last = Max("contracts__ends", filter=Q(contracts__state__in=SIGNED))
    near: QuerySet[Any] = (
        Order.objects.filter(state__in=UNDER_WAY, continuation=None, source="")
        .annotate(last_day=Coalesce(last, "ends"))
        .filter(last_day__lte=on + timedelta(days=days))
        .select_related("municipality", "customer")
        .order_by("last_day", "pk")
    )
    return [Undecided(order, order.last_day, (order.last_day - on).days) for order in near]


def continuations_to_check(on: date) -> list[Continuation]:
    """What follows orders that ended so many months ago that somebody should look at the service again."""
    months = int(rulebook.current().value(CHECK_RULE, "months"))
    decided = Continuation.objects.filter(state="decided", order__state="completed").select_related("order")
    return [one for one in decided if (ends := last_day_of(one.order)) and months_later(ends, months) <= on]


def decision_due(order: Order) -> date | None:
    """The day by which what follows the order is to be decided; None where its end is not known."""
    days = int(order.book().value(DECIDE_RULE, "limit"))
    ends = last_day_of(order)
    return decide_by(ends, days) if ends else None
