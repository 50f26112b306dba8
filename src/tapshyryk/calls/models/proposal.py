"""Proposals: plan, consortium, budget by source and kind, scores."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.calls.domain.lifecycle import PROPOSAL
from tapshyryk.calls.models.call import Call, CommissionMember, Criterion
from tapshyryk.core.entity import Entity, Subject
from tapshyryk.core.wording import Titled
from tapshyryk.parties.models import Organisation


class Source(models.TextChoices):
    """Who gives money, work or things."""

    CUSTOMER = "customer", _("customer")
    LOCAL_BUDGET = "local_budget", _("local budget")
    OWN = "own", _("the organisation's own")
    RECIPIENTS = "recipients", _("parents or recipients")
    COMMUNITY = "community", _("community")
    SPONSORS = "sponsors", _("sponsors")
    DONORS = "donors", _("other donors")


class ContributionKind(models.TextChoices):
    """In which form it is given."""

    CASH = "cash", _("cash")
    LABOUR = "labour", _("labour")
    EQUIPMENT = "equipment", _("equipment")
    PREMISES = "premises", _("premises")


class Proposal(Titled, Subject):
    """What an organisation, alone or leading a consortium, offers in answer to a call."""

    lifecycle = PROPOSAL
    municipality_path = "call__order__municipality"
    organisation_paths = ("organisation",)
    order_path = "call__order"

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="proposals")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="proposals")
    plan = models.TextField(blank=True)
    staff = models.TextField(blank=True)
    recipients_offered = models.PositiveIntegerField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    score_total = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    place = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("place", "submitted_at")


class ProposalLine(Entity):
    """A line of a proposal's budget, by who gives it and in which form, in tyiyn."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="lines")
    description = models.CharField(max_length=300)
    source = models.CharField(max_length=16, choices=Source)
    kind = models.CharField(max_length=12, choices=ContributionKind)
    amount_tyiyn = models.BigIntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(name="proposal_line_positive", condition=models.Q(amount_tyiyn__gt=0)),
        )


class ConsortiumMember(Entity):
    """A member of the consortium besides the lead, with its role and share of the work in percent."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="consortium")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=200)
    share_percent = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="organisation_once_in_consortium", fields=("proposal", "organisation")
            ),
        )


class DeclaredInterest(Entity):
    """A commission member's interest in one proposal; who has one does not score it."""

    member = models.ForeignKey(CommissionMember, on_delete=models.PROTECT, related_name="interests")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    nature = models.CharField(max_length=300)


class Score(Entity):
    """One member's points for one proposal on one criterion."""

    member = models.ForeignKey(CommissionMember, on_delete=models.PROTECT, related_name="scores")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="scores")
    points = models.PositiveSmallIntegerField()
    remark = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="one_score_each", fields=("member", "proposal", "criterion")),
        )
