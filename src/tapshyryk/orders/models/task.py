"""What belongs to an order's technical task line by line: the budget and the indicators."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.entity import Entity
from tapshyryk.core.units import Unit
from tapshyryk.core.wording import Titled, require_text
from tapshyryk.orders.domain.budget import MONITORING
from tapshyryk.orders.models.order import Order


class BudgetLine(Entity):
    """A line of the order's budget: what it is for and how much, in tyiyn."""

    class Purpose(models.TextChoices):
        SALARIES = "salaries", _("salaries")
        EQUIPMENT = "equipment", _("equipment")
        PREMISES = "premises", _("premises and repairs")
        SERVICES = "services", _("services for recipients")
        TRAINING = "training", _("training")
        MONITORING = MONITORING, _("monitoring")
        ADMINISTRATION = "administration", _("administration")
        OTHER = "other", _("other")

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="budget_lines")
    purpose = models.CharField(max_length=16, choices=Purpose)
    description = models.CharField(max_length=300, blank=True)
    amount_tyiyn = models.BigIntegerField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(name="budget_line_positive", condition=models.Q(amount_tyiyn__gt=0)),
        )


class OrderIndicator(Titled, Entity):
    """What the order wants to change: from a baseline to a target."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="indicators")
    unit = models.CharField(max_length=12, choices=Unit)
    baseline = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        ordering = ("id",)

    def clean(self) -> None:
        """A title stands in some language."""
        require_text(self, "title")
