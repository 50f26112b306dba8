"""What someone gave to an order, by source and kind."""

from __future__ import annotations

from django.db import models

from tapshyryk.calls.models import ContributionKind, Source
from tapshyryk.core.entity import Subject
from tapshyryk.delivery.domain.guards import ContributionFacts
from tapshyryk.delivery.domain.lifecycle import CONTRIBUTION
from tapshyryk.money.models import Entry
from tapshyryk.orders.models import Order


class Contribution(Subject):
    """Cash, labour, equipment or premises given to an order, in tyiyn; the ledger carries it too."""

    lifecycle = CONTRIBUTION
    municipality_path = "order__municipality"
    organisation_paths = ("order__customer", "order__contracts__contractor")
    order_path = "order"

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="contributions")
    source_kind = models.CharField(max_length=16, choices=Source, blank=True)
    kind = models.CharField(max_length=12, choices=ContributionKind)
    amount_tyiyn = models.BigIntegerField()
    given_on = models.DateField(null=True, blank=True)
    description = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=300, blank=True)
    reversal_reason = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200, blank=True)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(name="contribution_positive", condition=models.Q(amount_tyiyn__gt=0)),
        )

    def facts(self) -> ContributionFacts:
        """What the guards look at."""
        entry = self.entry
        return ContributionFacts(is_reversed=entry is not None and hasattr(entry, "reversed_by"))
