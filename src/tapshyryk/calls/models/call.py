"""Calls, their criteria, questions, commission and complaints."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.calls.domain.lifecycle import CALL
from tapshyryk.core.entity import Entity, Subject
from tapshyryk.core.wording import Titled
from tapshyryk.orders.models import Order
from tapshyryk.parties.models import Organisation, Person


class Call(Titled, Subject):
    """An open competition for one social order."""

    lifecycle = CALL
    municipality_path = "order__municipality"
    organisation_paths = ("order__customer",)
    order_path = "order"

    slug = models.SlugField(max_length=120, unique=True)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="calls")
    description = models.TextField(blank=True)
    media_partners = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.TextField(blank=True)
    cancel_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-published_at", "slug")


class Criterion(Titled, Entity):
    """What proposals are judged by; the weights of a call make 100."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    weight = models.PositiveSmallIntegerField()
    maximum = models.PositiveSmallIntegerField(default=10)

    class Meta:
        ordering = ("position",)


class Question(Entity):
    """A question asked in public about a call, with its answer."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="questions")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("asked_at",)


class CommissionMember(Entity):
    """A seat on the commission; interests are declared against each proposal before scoring."""

    class Side(models.TextChoices):
        STATE = "state", _("customer or state")
        COMMUNITY = "community", _("working group")
        NGO = "ngo", _("non-commercial organisations")
        EXPERT = "expert", _("independent expert")

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="commission")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="commission_seats")
    side = models.CharField(max_length=12, choices=Side)
    is_chair = models.BooleanField(default=False)
    declared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(name="member_once_in_commission", fields=("call", "person")),)


class CallComplaint(Entity):
    """A bidder's complaint about a decision, with the answer."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="complaints")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    filed_at = models.DateTimeField()
    text = models.TextField()
    answer = models.TextField(blank=True)
    upheld = models.BooleanField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
