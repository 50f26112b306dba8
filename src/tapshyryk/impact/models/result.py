"""Reports of results against targets, and what was decided to follow."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.assemblies.models import Assembly
from tapshyryk.contracts.models import Contract, Indicator
from tapshyryk.core.entity import Entity, Subject
from tapshyryk.impact.domain.lifecycle import CONTINUATION, RESULT_REPORT
from tapshyryk.orders.models import Order


class ResultReport(Subject):
    """The contractor's report of results against the contract's targets, accepted by the customer."""

    lifecycle = RESULT_REPORT
    municipality_path = "contract__order__municipality"
    organisation_paths = ("contract__order__customer", "contract__contractor")
    order_path = "contract__order"

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="result_reports")
    period_end = models.DateField(null=True, blank=True)
    recipients_served = models.PositiveIntegerField(null=True, blank=True)
    places = models.PositiveIntegerField(null=True, blank=True)
    centre_name_ky = models.CharField(max_length=300, blank=True)
    opened_on = models.CharField(max_length=10, blank=True)
    narrative = models.TextField(blank=True)
    return_reason = models.TextField(blank=True)
    heard_at = models.ForeignKey(
        Assembly, on_delete=models.PROTECT, null=True, blank=True, related_name="heard_reports"
    )
    source = models.CharField(max_length=200, blank=True)


class Result(Entity):
    """What was reached on one indicator, with its evidence."""

    report = models.ForeignKey(ResultReport, on_delete=models.PROTECT, related_name="results")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="results")
    value = models.DecimalField(max_digits=14, decimal_places=2)
    evidence = models.CharField(max_length=300)

    class Meta:
        constraints = (models.UniqueConstraint(name="one_result_each", fields=("report", "indicator")),)


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


class TrustFigure(Entity):
    """An answer share or score before and after, as a source reports it; empty where it is silent."""

    question = models.CharField(max_length=200)
    group = models.CharField(max_length=120)
    answer = models.CharField(max_length=60)
    unit = models.CharField(max_length=20)
    before = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    after = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    year_before = models.PositiveSmallIntegerField()
    year_after = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ("position",)


class ReportedFigure(Entity):
    """A figure a founding source prints, to stand beside what is computed here."""

    key = models.SlugField(max_length=80, unique=True)
    value = models.DecimalField(max_digits=16, decimal_places=2)
    unit = models.CharField(max_length=60)
    as_of = models.CharField(max_length=20, blank=True)
    statement_en = models.CharField(max_length=400)
    source = models.CharField(max_length=120)
