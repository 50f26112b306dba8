"""Contracts, their indicators, tranches, amendments and payments."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.calls.models import Proposal
from tapshyryk.contracts.domain.lifecycle import CONTRACT, PAYMENT
from tapshyryk.core.entity import Entity, Subject
from tapshyryk.core.wording import Titled
from tapshyryk.orders.models import Order
from tapshyryk.parties.models import Organisation


class Contract(Subject):
    """The agreement of customer and contractor on an order."""

    lifecycle = CONTRACT
    municipality_path = "order__municipality"
    organisation_paths = ("order__customer", "contractor")
    order_path = "order"

    slug = models.SlugField(max_length=120, unique=True)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="contracts")
    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, blank=True, related_name="contracts"
    )
    contractor = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="contracts")
    contractor_other_name = models.CharField(max_length=300, blank=True)
    aim = models.TextField(blank=True)
    verification = models.TextField(blank=True)
    amount_tyiyn = models.BigIntegerField(null=True, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    period_start = models.CharField(max_length=10, blank=True)
    period_end = models.CharField(max_length=10, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)


class ConsortiumPartner(Entity):
    """A member of the contractor's consortium."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="partners")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="partnerships")
    role = models.CharField(max_length=200, blank=True)
    share_percent = models.PositiveSmallIntegerField(null=True, blank=True)


class Indicator(Titled, Entity):
    """What the contract is measured by: baseline, target and how it is verified."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="indicators")
    unit = models.CharField(max_length=60)
    baseline = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(max_digits=14, decimal_places=2)
    verified_by = models.CharField(max_length=300, blank=True)


class Tranche(Entity):
    """A part of the contract's money and the condition on which it is paid."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="tranches")
    number = models.PositiveSmallIntegerField()
    amount_tyiyn = models.BigIntegerField()
    due = models.DateField()
    condition = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.CheckConstraint(name="tranche_positive", condition=models.Q(amount_tyiyn__gt=0)),
            models.UniqueConstraint(name="tranche_number_once", fields=("contract", "number")),
        )


class Amendment(Entity):
    """A change of the contract proposed by one side; it binds when the other accepts it."""

    class Standing(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("refused")

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="amendments")
    number = models.PositiveSmallIntegerField()
    proposed_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    new_ends = models.DateField(null=True, blank=True)
    new_amount_tyiyn = models.BigIntegerField(null=True, blank=True)
    change = models.TextField()
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.PROPOSED)
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ("number",)


class Payment(Subject):
    """A payment of a tranche: proposed by one person, approved by another, then made."""

    lifecycle = PAYMENT
    municipality_path = "contract__order__municipality"
    organisation_paths = ("contract__order__customer", "contract__contractor")
    order_path = "contract__order"

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="payments")
    tranche = models.ForeignKey(Tranche, on_delete=models.PROTECT, related_name="payments")
    amount_tyiyn = models.BigIntegerField()
    proposed_by = models.CharField(max_length=80, blank=True)
    ground = models.CharField(max_length=300, blank=True)
    refusal_reason = models.TextField(blank=True)
    paid_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(name="payment_positive", condition=models.Q(amount_tyiyn__gt=0)),
        )
