"""Vouchers, their redemptions and settlements."""

from __future__ import annotations

from django.db import models

from tapshyryk.core.entity import Entity, Subject
from tapshyryk.delivery.models import Recipient
from tapshyryk.orders.models import Order
from tapshyryk.parties.models import Organisation
from tapshyryk.vouchers.domain.lifecycle import SETTLEMENT, VOUCHER


class Voucher(Subject):
    """A right to a named service up to an amount; the recipient chooses the provider."""

    lifecycle = VOUCHER
    municipality_path = "order__municipality"
    organisation_paths = ("order__customer",)
    order_path = "order"

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="vouchers")
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="vouchers")
    code = models.CharField(max_length=32, unique=True)
    service = models.CharField(max_length=200)
    face_tyiyn = models.BigIntegerField()
    balance_tyiyn = models.BigIntegerField()
    valid_until = models.DateField()
    cancel_reason = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(name="voucher_face_positive", condition=models.Q(face_tyiyn__gt=0)),
            models.CheckConstraint(
                name="voucher_balance_within_face",
                condition=models.Q(balance_tyiyn__gte=0)
                & models.Q(balance_tyiyn__lte=models.F("face_tyiyn")),
            ),
        )

    @property
    def public_label(self) -> str:
        """Nothing that could lead to the recipient."""
        return ""


class Settlement(Subject):
    """A provider's claim for redeemed vouchers and the customer's payment of it."""

    lifecycle = SETTLEMENT
    municipality_path = "order__municipality"
    organisation_paths = ("order__customer", "provider")
    order_path = "order"

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="settlements")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="settlements")
    amount_tyiyn = models.BigIntegerField(default=0)
    claimed_by = models.CharField(max_length=80, blank=True)
    refusal_reason = models.TextField(blank=True)


class Redemption(Entity):
    """One use of a voucher with a provider."""

    voucher = models.ForeignKey(Voucher, on_delete=models.PROTECT, related_name="redemptions")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="redemptions")
    settlement = models.ForeignKey(
        Settlement, on_delete=models.PROTECT, null=True, blank=True, related_name="redemptions"
    )
    amount_tyiyn = models.BigIntegerField()
    served_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(name="redemption_positive", condition=models.Q(amount_tyiyn__gt=0)),
        )
