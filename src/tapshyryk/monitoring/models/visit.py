"""Visits of monitors to a running service, and who of them came."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.contracts.models import Contract
from tapshyryk.contracts.models.contract import contract_bodies
from tapshyryk.core.entity import Entity, Subject
from tapshyryk.monitoring.domain.guards import VisitFacts
from tapshyryk.monitoring.domain.lifecycle import VISIT
from tapshyryk.parties.models import Person
from tapshyryk.parties.queries.holders import refs_holding


class Visit(Subject):
    """A visit of the joint monitoring group or of experts to see a service against its standard."""

    class By(models.TextChoices):
        JOINT_GROUP = "joint_group", _("joint monitoring group")
        EXPERTS = "experts", _("ministry experts")

    lifecycle = VISIT
    municipality_path = "contract__order__municipality"
    organisation_paths = ("contract__order__customer", "contract__contractor")
    person_paths = ("planned_by", "visitors__person")
    order_path = "contract__order"

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="visits")
    by = models.CharField(max_length=12, choices=By)
    planned_for = models.DateField()
    planned_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField(null=True, blank=True)
    members_present = models.PositiveSmallIntegerField(null=True, blank=True)
    seen = models.TextField(blank=True)
    cancel_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-planned_for",)

    def facts(self) -> VisitFacts:
        """What the guards look at: the contract, and who delivers the service."""
        return VisitFacts(contract_state=self.contract.state, deliverers=refs_of_deliverers(self.contract))


class Visitor(Entity):
    """A monitor who came on a visit; who they are is not public."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="visitors")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="visits_made")

    class Meta:
        constraints = (models.UniqueConstraint(name="visitor_once_a_visit", fields=("visit", "person")),)


def refs_of_deliverers(contract: Contract) -> frozenset[str]:
    """The refs of the people who hold a role today in a body that delivers the contract's service."""
    return frozenset(ref for body in contract_bodies(contract) for ref in refs_holding(body))
