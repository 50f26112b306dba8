"""The commission: its seats, the interests its members declare, the points they give."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.calls.domain.facts import STATE_SIDE
from tapshyryk.calls.models.call import Call
from tapshyryk.calls.models.notice import Criterion
from tapshyryk.calls.models.proposal import Proposal
from tapshyryk.core.entity import Entity
from tapshyryk.parties.models import Organisation, Person


class CommissionMember(Entity):
    """A seat on the commission; interests are declared before anything is scored."""

    class Side(models.TextChoices):
        STATE = STATE_SIDE, _("customer or state")
        COMMUNITY = "community", _("working group")
        NGO = "ngo", _("non-commercial organisations")
        EXPERT = "expert", _("independent expert")

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="commission")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="commission_seats")
    side = models.CharField(max_length=12, choices=Side)
    is_chair = models.BooleanField(default=False)
    declared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-is_chair", "id")
        constraints = (
            models.UniqueConstraint(name="member_once_in_commission", fields=("call", "person")),
            models.UniqueConstraint(
                name="one_chair_of_commission", fields=("call",), condition=models.Q(is_chair=True)
            ),
        )


class DeclaredInterest(Entity):
    """A commission member's interest in an organisation; who has one does not score its proposal."""

    member = models.ForeignKey(CommissionMember, on_delete=models.PROTECT, related_name="interests")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    nature = models.CharField(max_length=300)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="interest_declared_once", fields=("member", "organisation")),
        )


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
