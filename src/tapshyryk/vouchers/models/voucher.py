"""Vouchers, their redemptions and settlements."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q, Sum

from tapshyryk.contracts.models import Contract
from tapshyryk.contracts.models.contract import contract_bodies
from tapshyryk.core.entity import Subject
from tapshyryk.delivery.models import Recipient
from tapshyryk.money.models import Entry
from tapshyryk.money.queries.balances import taken_by_vouchers
from tapshyryk.orders.models import Order
from tapshyryk.parties.models import Organisation
from tapshyryk.parties.queries.organisations import not_registered
from tapshyryk.vouchers.domain.guards import RedemptionFacts, SettlementFacts, VoucherFacts
from tapshyryk.vouchers.domain.lifecycle import REDEMPTION, SETTLEMENT, VOUCHER


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
            models.CheckConstraint(name="voucher_face_positive", condition=Q(face_tyiyn__gt=0)),
            models.CheckConstraint(
                name="voucher_balance_within_face",
                condition=Q(balance_tyiyn__gte=0) & Q(balance_tyiyn__lte=F("face_tyiyn")),
            ),
        )
        indexes = (
            models.Index(fields=("valid_until",), name="vouchers_to_expire", condition=Q(state="issued")),
        )

    def facts(self) -> VoucherFacts:
        """What the guards look at, read at this moment."""
        chosen: Any = self.recipient_id
        recipient = None if chosen is None else self.recipient
        return VoucherFacts(
            pays_by_voucher=self.order.form == Order.Form.VOUCHER,
            order_state=self.order.state,
            order_ends=self.order.ends,
            recipient_registered=recipient is not None
            and recipient.order_id == self.order_id
            and recipient.state != "left",
            service=self.service,
            valid_until=self.valid_until,
            budget_left=budget_left(self.order) if self._state.adding else 0,
        )

    @property
    def public_label(self) -> str:
        """Nothing that could lead to the recipient."""
        return ""


def budget_left(order: Order) -> int:
    """What the order's budget holds beyond its contracts and vouchers, in tyiyn."""
    budget = order.budget_lines.aggregate(sum=Sum("amount_tyiyn"))["sum"] or 0
    contracts = Contract.objects.filter(order=order).exclude(state="terminated")
    promised = contracts.aggregate(sum=Sum("amount_tyiyn"))["sum"] or 0
    return int(budget - promised - taken_by_vouchers(order.pk))


class Settlement(Subject):
    """A claim of the contractor for what was redeemed under a contract, and the customer's payment of it."""

    lifecycle = SETTLEMENT
    municipality_path = "contract__order__municipality"
    organisation_paths = ("contract__order__customer", "contract__contractor")
    order_path = "contract__order"

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="settlements")
    amount_tyiyn = models.BigIntegerField(default=0)
    claimed_by = models.CharField(max_length=80, blank=True)
    refusal_reason = models.TextField(blank=True)
    paid_on = models.DateField(null=True, blank=True)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    def facts(self) -> SettlementFacts:
        """What the guards look at, read at this moment."""
        unclaimed = Redemption.objects.filter(contract_id=self.contract_id, settlement__isnull=True)
        redeemed = 0
        if not self._state.adding:
            redeemed = self.redemptions.aggregate(sum=Sum("amount_tyiyn"))["sum"] or 0
        return SettlementFacts(
            unclaimed=unclaimed.aggregate(sum=Sum("amount_tyiyn"))["sum"] or 0,
            amount=self.amount_tyiyn,
            redeemed=redeemed,
        )


class Redemption(Subject):
    """One use of a voucher with a provider, under the contract it delivers by."""

    lifecycle = REDEMPTION
    municipality_path = "contract__order__municipality"
    organisation_paths = ("contract__order__customer", "provider")
    order_path = "contract__order"

    voucher = models.ForeignKey(Voucher, on_delete=models.PROTECT, related_name="redemptions")
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="redemptions")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="redemptions")
    settlement = models.ForeignKey(
        Settlement, on_delete=models.PROTECT, null=True, blank=True, related_name="redemptions"
    )
    amount_tyiyn = models.BigIntegerField()
    served_on = models.DateField()

    class Meta:
        constraints = (models.CheckConstraint(name="redemption_positive", condition=Q(amount_tyiyn__gt=0)),)
        indexes = (
            models.Index(
                fields=("contract",), name="redemptions_unclaimed", condition=Q(settlement__isnull=True)
            ),
        )

    def taken_for(self, body: str) -> None:
        """The provider, unless it is chosen, is the one for which the actor may redeem."""
        chosen: Any = self.provider_id
        if chosen is None:
            lead, key = self.contract.contractor, body.removeprefix("organisation:")
            self.provider = lead if str(lead.pk) == key else Organisation.objects.get(pk=key)

    def facts(self) -> RedemptionFacts | None:
        """What the guards look at; the voucher is locked by the move, so its balance is the true one."""
        found: Any = self.voucher_id
        if found is None:
            return None
        return RedemptionFacts(
            voucher_state=self.voucher.state,
            balance=self.voucher.balance_tyiyn,
            valid_until=self.voucher.valid_until,
            provider_delivers=self.voucher.order_id == self.contract.order_id
            and self.contract.state == "in_force"
            and (
                self.provider_id == self.contract.contractor_id
                or f"organisation:{self.provider_id}" in contract_bodies(self.contract)
            ),
            not_registered=not_registered((self.provider_id,)),
        )

    @property
    def public_label(self) -> str:
        """Nothing that could lead to the recipient."""
        return ""
