"""Monitoring visits and what they found."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.contracts.models import Contract
from tapshyryk.core.entity import Subject
from tapshyryk.core.wording import Titled
from tapshyryk.monitoring.domain.lifecycle import FINDING, SERVICE_COMPLAINT, SURVEY, VISIT
from tapshyryk.parties.models import Person


class Visit(Subject):
    """A visit of the joint monitoring group or of experts to see a service against its standard."""

    class By(models.TextChoices):
        JOINT_GROUP = "joint_group", _("joint monitoring group")
        EXPERTS = "experts", _("ministry experts")

    lifecycle = VISIT
    municipality_path = "contract__order__municipality"
    organisation_paths = ("contract__order__customer", "contract__contractor")
    order_path = "contract__order"

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="visits")
    by = models.CharField(max_length=12, choices=By)
    planned_for = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    members_present = models.PositiveSmallIntegerField(null=True, blank=True)
    seen = models.TextField(blank=True)

    class Meta:
        ordering = ("-planned_for",)


class Finding(Subject):
    """A defect against a standard, how it was mended and who confirmed it."""

    lifecycle = FINDING
    municipality_path = "visit__contract__order__municipality"
    organisation_paths = ("visit__contract__order__customer", "visit__contract__contractor")
    order_path = "visit__contract__order"

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="findings")
    standard = models.CharField(max_length=300)
    description = models.TextField()
    mend_by = models.DateField(null=True, blank=True)
    mended_how = models.TextField(blank=True)


class Survey(Titled, Subject):
    """A short survey of recipients; only counts are kept, and small groups are suppressed."""

    lifecycle = SURVEY
    municipality_path = "contract__order__municipality"
    organisation_paths = ("contract__order__customer",)
    order_path = "contract__order"

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="surveys")
    asked = models.CharField(max_length=300, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    very_satisfied = models.PositiveIntegerField(default=0)
    satisfied = models.PositiveIntegerField(default=0)
    dissatisfied = models.PositiveIntegerField(default=0)
    cannot_say = models.PositiveIntegerField(default=0)


class ServiceComplaint(Subject):
    """A resident's or recipient's complaint about a service and its answer; the words stay private."""

    lifecycle = SERVICE_COMPLAINT
    municipality_path = "contract__order__municipality"
    organisation_paths = ("contract__order__customer", "contract__contractor")
    order_path = "contract__order"

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="service_complaints")
    filed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=24)
    text = models.TextField()
    answer = models.TextField(blank=True)
