"""The social order itself, its technical task, budget and indicators."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.assemblies.models import Assembly
from tapshyryk.core.entity import Entity, Subject
from tapshyryk.core.wording import Titled
from tapshyryk.needs.models import Problem
from tapshyryk.orders.domain.lifecycle import ORDER
from tapshyryk.orders.models.programme import Programme
from tapshyryk.parties.models import Organisation
from tapshyryk.places.models import Municipality


class Order(Titled, Subject):
    """A social order: one need of one community, from the approved task to the proven result."""

    class Form(models.TextChoices):
        PURCHASE = "purchase", _("purchase of social services")
        GRANT = "grant", _("grant to a socially useful project")
        VOUCHER = "voucher", _("social vouchers")

    class Competence(models.TextChoices):
        OWN = "own", _("the municipality's own duty")
        STATE = "state", _("a duty of the state")

    lifecycle = ORDER
    municipality_path = "municipality"
    organisation_paths = ("customer",)
    order_path = "self"

    slug = models.SlugField(max_length=120, unique=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="orders")
    customer = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="orders"
    )
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, null=True, blank=True, related_name="orders"
    )
    assembly = models.ForeignKey(
        Assembly, on_delete=models.PROTECT, null=True, blank=True, related_name="orders"
    )
    problem = models.ForeignKey(
        Problem, on_delete=models.PROTECT, null=True, blank=True, related_name="orders"
    )
    theme = models.CharField(max_length=24, choices=Problem.Theme)
    form = models.CharField(max_length=12, choices=Form, blank=True)
    target_group = models.CharField(max_length=300, blank=True)
    recipients_expected = models.PositiveIntegerField(null=True, blank=True)
    need = models.TextField(blank=True)
    aim = models.TextField(blank=True)
    services = models.TextField(blank=True)
    minimum_standard = models.CharField(max_length=300, blank=True)
    monitoring_plan = models.TextField(blank=True)
    cofinancing_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    competence = models.CharField(max_length=8, choices=Competence, blank=True)
    competence_service = models.CharField(max_length=40, blank=True)
    competence_ground = models.TextField(blank=True)
    competence_power_delegated = models.BooleanField(null=True, blank=True)
    competence_money_delegated = models.BooleanField(null=True, blank=True)
    return_reason = models.TextField(blank=True)
    rulebook = models.CharField(max_length=40)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-starts", "slug")
        indexes = (models.Index(fields=("theme", "state")),)

    def book(self) -> Any:
        """The rulebook the order began under, which it keeps."""
        from tapshyryk.core import rulebook

        return rulebook.by_ref(self.rulebook) if self.rulebook else rulebook.current()

    def is_running_on(self, day: date) -> bool:
        """Whether `day` lies within the order's term."""
        return bool(self.starts and self.ends and self.starts <= day <= self.ends)


class BudgetLine(Entity):
    """A line of the order's budget: what it is for and how much, in tyiyn."""

    class Purpose(models.TextChoices):
        SALARIES = "salaries", _("salaries")
        EQUIPMENT = "equipment", _("equipment")
        PREMISES = "premises", _("premises and repairs")
        SERVICES = "services", _("services for recipients")
        TRAINING = "training", _("training")
        MONITORING = "monitoring", _("monitoring")
        ADMINISTRATION = "administration", _("administration")
        OTHER = "other", _("other")

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="budget_lines")
    purpose = models.CharField(max_length=16, choices=Purpose)
    description = models.CharField(max_length=300, blank=True)
    amount_tyiyn = models.BigIntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(name="budget_line_positive", condition=models.Q(amount_tyiyn__gt=0)),
        )


class OrderIndicator(Titled, Entity):
    """What the order wants to change: from a baseline to a target."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="indicators")
    unit = models.CharField(max_length=60)
    baseline = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(max_digits=14, decimal_places=2)
