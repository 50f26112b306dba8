"""Contracts, their indicators, tranches, amendments and payments."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from tapshyryk.calls.models import Proposal, Source
from tapshyryk.contracts.domain.guards import ContractFacts, PaymentFacts
from tapshyryk.contracts.domain.lifecycle import CONTRACT, PAYMENT
from tapshyryk.core.entity import Entity, Subject
from tapshyryk.core.units import Unit
from tapshyryk.core.wording import Titled, require_text
from tapshyryk.money.models import Entry
from tapshyryk.money.queries.balances import taken_by_vouchers
from tapshyryk.orders.models import Order
from tapshyryk.parties.models import Organisation
from tapshyryk.parties.queries.organisations import not_registered


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
    offered_by = models.CharField(max_length=80, blank=True)
    offered_at = models.DateTimeField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="contract_amount_not_negative",
                condition=Q(amount_tyiyn__isnull=True) | Q(amount_tyiyn__gte=0),
            ),
        )

    def facts(self) -> ContractFacts:
        """What the guards look at, read at this moment."""
        others = Contract.objects.exclude(pk=self.pk).exclude(state="terminated")
        elsewhere = others.filter(order_id=self.order_id).aggregate(sum=Sum("amount_tyiyn"))["sum"] or 0
        tranches = [] if self._state.adding else list(self.tranches.all())
        return ContractFacts(
            contractor_won=self._contractor_won(),
            not_registered=not_registered(self._organisations()),
            drafted_before=bool(self.proposal_id) and others.filter(proposal_id=self.proposal_id).exists(),
            pays_by_voucher=self.order.form == Order.Form.VOUCHER,
            budget=self.order.budget_lines.aggregate(sum=Sum("amount_tyiyn"))["sum"] or 0,
            promised_elsewhere=elsewhere + taken_by_vouchers(self.order_id),
            amount=self.amount_tyiyn,
            starts=self.starts,
            ends=self.ends,
            verification=self.verification,
            indicators=0 if self._state.adding else self.indicators.count(),
            tranches=tuple((tranche.number, tranche.amount_tyiyn, tranche.due) for tranche in tranches),
            bound=sum(bound_by_tranche(self).values()) if tranches else 0,
            amendment_open=not self._state.adding and self.open_amendment is not None,
        )

    def _organisations(self) -> list[Any]:
        """The keys of the contractor and its partners; before there are any, of the proposal's members."""
        members: Any = self.partners if not self._state.adding else self.proposal and self.proposal.consortium
        return [self.contractor_id, *(members.values_list("organisation_id", flat=True) if members else ())]

    def _contractor_won(self) -> bool:
        proposal = self.proposal
        return bool(
            proposal is not None
            and proposal.state == "won"
            and proposal.organisation_id == self.contractor_id
            and proposal.call.order_id == self.order_id
            and proposal.call.state == "concluded"
        )

    @property
    def open_amendment(self) -> Amendment | None:
        """The amendment that waits for the other side's answer."""
        return self.amendments.filter(standing=Amendment.Standing.PROPOSED).first()


class ConsortiumPartner(Entity):
    """A member of the contractor's consortium."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="partners")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="partnerships")
    role = models.CharField(max_length=200, blank=True)
    share_percent = models.PositiveSmallIntegerField(null=True, blank=True)


class Indicator(Titled, Entity):
    """What the contract is measured by: baseline, target and how it is verified."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="indicators")
    unit = models.CharField(max_length=12, choices=Unit)
    baseline = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(max_digits=14, decimal_places=2)
    verified_by = models.CharField(max_length=300, blank=True)

    def clean(self) -> None:
        """Ask for the name in at least one language."""
        require_text(self, "title")


class Tranche(Entity):
    """A part of the contract's money and the condition on which it is paid."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="tranches")
    number = models.PositiveSmallIntegerField()
    amount_tyiyn = models.BigIntegerField(help_text="in tyiyn; zero when an amendment took it all away")
    due = models.DateField()
    condition = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.CheckConstraint(name="tranche_not_negative", condition=Q(amount_tyiyn__gte=0)),
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
    proposed_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.PROPOSED)
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(name="amendment_number_once", fields=("contract", "number")),
            models.UniqueConstraint(
                name="one_amendment_at_a_time", fields=("contract",), condition=Q(standing="proposed")
            ),
        )


class Payment(Subject):
    """A payment of a tranche: proposed by one person, approved by another, then made."""

    lifecycle = PAYMENT
    municipality_path = "contract__order__municipality"
    organisation_paths = ("contract__order__customer", "contract__contractor")
    order_path = "contract__order"

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="payments")
    tranche = models.ForeignKey(Tranche, on_delete=models.PROTECT, related_name="payments")
    amount_tyiyn = models.BigIntegerField()
    giver = models.CharField(
        max_length=16,
        choices=[(one.value, one.label) for one in (Source.CUSTOMER, Source.LOCAL_BUDGET)],
        default=Source.CUSTOMER,
    )
    proposed_by = models.CharField(max_length=80, blank=True)
    ground = models.CharField(max_length=300, blank=True)
    refusal_reason = models.TextField(blank=True)
    paid_on = models.DateField(null=True, blank=True)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = (models.CheckConstraint(name="payment_positive", condition=Q(amount_tyiyn__gt=0)),)

    def facts(self) -> PaymentFacts:
        """What the guards look at, read at this moment."""
        chosen: Any = self.tranche_id
        state, gone = self.contract.state, not_registered((self.contract.contractor_id,))
        if chosen is None:
            return PaymentFacts(tranche=0, bound=0, contract_state=state, not_registered=gone)
        bound = bound_by_tranche(self.contract, besides=self.pk).get(self.tranche_id, 0)
        return PaymentFacts(
            tranche=self.tranche.amount_tyiyn, bound=bound, contract_state=state, not_registered=gone
        )


def bound_by_tranche(contract: Contract, *, besides: Any = None) -> dict[Any, int]:
    """What of each tranche is paid or being paid (proposed, approved), by the tranche's key, in tyiyn."""
    live = Payment.objects.filter(contract=contract).exclude(state="refused").exclude(pk=besides)
    return dict(live.values_list("tranche_id").annotate(sum=Sum("amount_tyiyn")).order_by())


def contract_bodies(contract: Contract) -> tuple[str, ...]:
    """The contractor and the partners of its consortium, as roles name them; the contractor first."""
    lead = f"organisation:{contract.contractor_id}"
    partners = contract.partners.values_list("organisation_id", flat=True)
    return (lead, *(f"organisation:{key}" for key in partners))
