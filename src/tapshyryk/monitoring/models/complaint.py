"""Complaints about a service, whose words and author stay private."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.contracts.models import Contract
from tapshyryk.core.entity import Subject
from tapshyryk.monitoring.domain.guards import ComplaintFacts
from tapshyryk.monitoring.domain.lifecycle import SERVICE_COMPLAINT
from tapshyryk.parties.models import Person


class ServiceComplaint(Subject):
    """A resident's or recipient's complaint about a service, and its answer.

    The public learns the topic, the days and whether it was answered. The words and the author are known to
    the author and to the customer who answers, not to the contractor. Of a complaint from the public form
    nobody knows the author: `filed_by` is empty, and `receipt` is the keyed hash of the code with which the
    author comes back for the answer.
    """

    class Topic(models.TextChoices):
        QUALITY = "quality", _("quality of the service")
        ACCESS = "access", _("refusal or queue")
        TREATMENT = "treatment", _("how people are treated")
        SAFETY = "safety", _("safety")
        CONDITIONS = "conditions", _("premises, food, equipment")
        TIMES = "times", _("hours and days of work")
        PAYMENT = "payment", _("money asked from recipients")
        OTHER = "other", _("other")

    lifecycle = SERVICE_COMPLAINT
    municipality_path = "contract__order__municipality"
    organisation_paths = ("contract__order__customer",)
    person_paths = ("filed_by",)
    order_path = "contract__order"

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="service_complaints")
    filed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    receipt = models.CharField(max_length=64, blank=True)
    filed_on = models.DateField()
    topic = models.CharField(max_length=24, choices=Topic)
    text = models.TextField()
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-filed_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                name="complaint_receipt_once", fields=("receipt",), condition=~models.Q(receipt="")
            ),
        )

    @property
    def public_label(self) -> str:
        """Nothing that could lead to the author."""
        return ""

    def facts(self) -> ComplaintFacts:
        """What the guards look at: the contract."""
        return ComplaintFacts(contract_state=self.contract.state)
