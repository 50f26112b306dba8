"""What was decided to follow an order, and what had become of the service a year later."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.entity import Subject
from tapshyryk.impact.domain.guards import ContinuationFacts
from tapshyryk.impact.domain.lifecycle import CONTINUATION
from tapshyryk.orders.models import Order


class Continuation(Subject):
    """What follows an order, decided before its end and checked a year later."""

    class Path(models.TextChoices):
        LOCAL_BUDGET = "local_budget", _("local budget")
        JOINT_BUDGET = "joint_budget", _("joint state and local money")
        OFF_BUDGET = "off_budget", _("sources outside the budget")
        NEW_ORDER = "new_order", _("a new order")
        CLOSURE = "closure", _("closure")

    lifecycle = CONTINUATION
    municipality_path = "order__municipality"
    organisation_paths = ("order__customer",)
    order_path = "order"

    order = models.OneToOneField(Order, on_delete=models.PROTECT, related_name="continuation")
    path = models.CharField(max_length=16, choices=Path)
    ground = models.TextField()
    decided_on = models.DateField()
    checked_on = models.DateField(null=True, blank=True)
    still_runs = models.BooleanField(null=True, blank=True)
    recipients_after = models.PositiveIntegerField(null=True, blank=True)
    staff_kept = models.PositiveIntegerField(null=True, blank=True)
    seen_after = models.TextField(blank=True)

    def facts(self) -> ContinuationFacts:
        """What the guards look at: the order and its last day."""
        before = Continuation.objects.filter(order=self.order).exclude(pk=self.pk)
        return ContinuationFacts(
            order_state=self.order.state, ends=last_day_of(self.order), decided_before=before.exists()
        )


def last_day_of(order: Order) -> date | None:
    """The day on which the last signed contract of an order ends, else the order itself; None if unknown."""
    ends = order.contracts.exclude(state__in=("draft", "offered")).aggregate(last=models.Max("ends"))["last"]
    return ends or order.ends
