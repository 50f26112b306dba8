"""Surveys of recipients: counts, never who answered what."""

from __future__ import annotations

from django.db import models

from tapshyryk.contracts.models import Contract
from tapshyryk.core.entity import Subject
from tapshyryk.monitoring.domain.guards import SurveyFacts
from tapshyryk.monitoring.domain.lifecycle import SURVEY
from tapshyryk.monitoring.domain.satisfaction import Answers


class Survey(Subject):
    """A short survey of recipients; only counts are kept, and those of small groups are not shown."""

    lifecycle = SURVEY
    municipality_path = "contract__order__municipality"
    organisation_paths = ("contract__order__customer",)
    order_path = "contract__order"

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="surveys")
    asked_group = models.CharField(max_length=300)
    people_asked = models.PositiveIntegerField(null=True, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    very_satisfied = models.PositiveIntegerField(default=0)
    satisfied = models.PositiveIntegerField(default=0)
    dissatisfied = models.PositiveIntegerField(default=0)
    cannot_say = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-opened_on", "-pk")

    @property
    def answers(self) -> Answers:
        """The counts; to be shown only through `queries.satisfaction`, which keeps small groups back."""
        return Answers(self.very_satisfied, self.satisfied, self.dissatisfied, self.cannot_say)

    def facts(self) -> SurveyFacts:
        """What the guards look at: the contract, how many were asked and how many answered."""
        return SurveyFacts(
            contract_state=self.contract.state, asked=self.people_asked, answers=self.answers.total
        )
