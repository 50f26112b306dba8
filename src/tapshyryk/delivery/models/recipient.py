"""Recipients of services; who they are is kept apart from what is done for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.contracts.models import Contract
from tapshyryk.core.entity import Entity, Subject
from tapshyryk.core.identities.choices import AgeBand, Sex
from tapshyryk.delivery.domain.guards import RecipientFacts
from tapshyryk.delivery.domain.lifecycle import RECIPIENT
from tapshyryk.orders.models import Order


class Recipient(Subject):
    """A recipient as figures need it: age band, sex and group, without a name."""

    class Leaving(models.TextChoices):
        FINISHED = "finished", _("the service was completed")
        MOVED = "moved", _("moved away")
        OWN_WISH = "own_wish", _("own wish")
        OTHER = "other", _("another reason")

    lifecycle = RECIPIENT
    municipality_path = "order__municipality"
    organisation_paths = ("order__customer",)
    order_path = "order"
    seen_by = frozenset({"municipal_specialist", "ministry_specialist", "ngo_head", "ngo_worker"})

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="recipients")
    card_number = models.CharField(max_length=24, unique=True)
    sex = models.CharField(max_length=8, choices=Sex)
    age_band = models.CharField(max_length=8, choices=AgeBand)
    vulnerable_group = models.CharField(max_length=120, blank=True)
    known_before = models.BooleanField(null=True, blank=True)
    consent_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    left_because = models.CharField(max_length=12, choices=Leaving, blank=True)

    class Meta:
        indexes = (models.Index(fields=("order", "state"), name="recipients_of_order"),)

    def facts(self) -> RecipientFacts:
        """What the guards look at."""
        return RecipientFacts(state=self.state)

    @classmethod
    def near(cls, bodies: Iterable[str], person: str = "") -> models.QuerySet[Any]:
        """The cards of the customer, and of those who deliver the order as long as the contract runs."""
        bodies = tuple(bodies)
        keys = [body.removeprefix("organisation:") for body in bodies if body.startswith("organisation:")]
        running = Contract.objects.filter(state="in_force")
        delivered = running.filter(models.Q(contractor__in=keys) | models.Q(partners__organisation__in=keys))
        served = cls.objects.filter(order__in=delivered.values("order"))
        return (super().near(bodies, person) | served.distinct()) if keys else super().near(bodies, person)

    @property
    def public_label(self) -> str:
        """Nothing that could lead to the person."""
        return ""


class RecipientIdentity(Entity):
    """Who a recipient is, sealed: opened only for those who serve them (`queries/identity.py`)."""

    recipient = models.OneToOneField(Recipient, on_delete=models.CASCADE, related_name="identity")
    sealed = models.TextField()
    mark = models.CharField(max_length=64, blank=True, db_index=True)
