"""Findings of a visit: defects against a standard."""

from __future__ import annotations

from django.db import models

from tapshyryk.contracts.models import Contract
from tapshyryk.core.entity import Subject
from tapshyryk.monitoring.domain.guards import FindingFacts
from tapshyryk.monitoring.domain.lifecycle import FINDING
from tapshyryk.monitoring.models.visit import Visit


class Finding(Subject):
    """A defect against a standard, how it was mended and, while it is not, why it was not accepted."""

    lifecycle = FINDING
    municipality_path = "visit__contract__order__municipality"
    organisation_paths = ("visit__contract__order__customer", "visit__contract__contractor")
    person_paths = ("visit__planned_by", "visit__visitors__person")
    order_path = "visit__contract__order"

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="findings")
    standard = models.CharField(max_length=300)
    description = models.TextField()
    mend_by = models.DateField(null=True, blank=True)
    mended_how = models.TextField(blank=True)
    reopen_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("visit", "pk")

    @property
    def contract(self) -> Contract:
        """The contract whose service has the defect."""
        return self.visit.contract

    def facts(self) -> FindingFacts:
        """What the guards look at: the visit."""
        return FindingFacts(visit_state=self.visit.state, visit_held_on=self.visit.held_on)
