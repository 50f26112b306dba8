"""Proposals: the plan, and the budget by source and kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.calls.domain.cofinancing import CUSTOMER, Funding, funding_of, lead_share
from tapshyryk.calls.domain.facts import ProposalFacts, ScoredCriterion
from tapshyryk.calls.domain.lifecycle import PROPOSAL
from tapshyryk.calls.models.call import COUNTED, Call
from tapshyryk.core.entity import Entity, Subject
from tapshyryk.core.wording import Titled, require_text
from tapshyryk.parties.models import Organisation
from tapshyryk.parties.queries.organisations import not_registered


class Source(models.TextChoices):
    """Who gives money, work or things."""

    CUSTOMER = CUSTOMER, _("customer")
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
    """What an organisation, alone or leading a consortium, offers in answer to a call.

    It is sealed until the call's proposals are opened: before that only those who write it can read it.
    """

    lifecycle = PROPOSAL
    municipality_path = "call__order__municipality"
    organisation_paths = ("organisation",)
    person_paths = ("call__commission__person",)
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

    def clean(self) -> None:
        """A title stands in some language."""
        require_text(self, "title")

    @classmethod
    def near(cls, bodies: Iterable[str], person: str = "") -> models.QuerySet[Any]:
        """One's own proposals; those of others only once they are opened."""
        bodies = tuple(bodies)
        organisations = [body.removeprefix("organisation:") for body in bodies if body.startswith("org")]
        places = [body.removeprefix("municipality:") for body in bodies if body.startswith("mun")]
        around = models.Q(call__order__municipality__in=places)
        around |= models.Q(call__order__customer__in=organisations)
        if person:
            around |= models.Q(call__commission__person=person.removeprefix("person:"))
        own = models.Q(organisation__in=organisations)
        return cls.objects.filter(own | (around & models.Q(state__in=COUNTED))).distinct()

    @property
    def lead_share_percent(self) -> int:
        """The lead's share of the work: what the members of the consortium leave to it."""
        return lead_share(place.share_percent for place in self.consortium.all() if place.state != "declined")

    def organisation_keys(self) -> frozenset[str]:
        """The keys of everybody behind the proposal: the lead, and the members that accepted their place."""
        places = () if self._state.adding else self.consortium.all()
        members = (str(place.organisation_id) for place in places if place.state == "accepted")
        return frozenset({str(self.organisation_id), *members})

    def funding(self) -> Funding:
        """The budget by source and kind."""
        if self._state.adding:
            return Funding()
        return funding_of((line.source, line.kind, line.amount_tyiyn) for line in self.lines.all())

    def facts(self) -> ProposalFacts:
        """What the guards look at; of a proposal that is only begun, who proposes."""
        lead = self.organisation
        if self.call_id is None:
            return ProposalFacts(
                lead=str(lead.pk),
                lead_kind=lead.kind,
                lead_kind_words=str(lead.get_kind_display()),
                not_registered=not_registered((lead.pk,)),
            )
        call = self.call
        others = call.proposals.exclude(pk=self.pk)
        opened = self.state == "opened"
        taken = (
            {key for other in _handed_in(others) for key in other.organisation_keys()}
            if self.state == "draft"
            else set()
        )
        return ProposalFacts(
            call_state=call.state,
            closes_at=call.closes_at,
            form=call.order.form,
            lead=str(lead.pk),
            lead_kind=lead.kind,
            lead_kind_words=str(lead.get_kind_display()),
            unaccepted=self._unaccepted() if self.state == "draft" else (),
            not_registered=not_registered(self.organisation_keys()) if self.state in {"", "draft"} else (),
            own_other=others.filter(organisation=lead).exclude(state__in=("withdrawn", "lapsed")).exists(),
            elsewhere=self.organisation_keys() & taken,
            plan=self.plan,
            funding=self.funding(),
            expected_percent=call.order.cofinancing_percent,
            criteria=tuple(
                ScoredCriterion(str(criterion.pk), criterion.title.text, criterion.maximum)
                for criterion in call.criteria.all()
            )
            if opened
            else (),
            undeclared=tuple(seat.name for seat in call.seats() if not seat.declared) if opened else (),
        )

    def _unaccepted(self) -> tuple[str, ...]:
        places = self.consortium.exclude(state="accepted").select_related("organisation")
        return tuple(place.organisation.name.text for place in places)


def _handed_in(proposals: models.QuerySet[Any]) -> models.QuerySet[Any]:
    return proposals.filter(state__in=("submitted", *COUNTED)).prefetch_related("consortium")


class ProposalLine(Entity):
    """A line of a proposal's budget, by who gives it and in which form, in tyiyn."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="lines")
    description = models.CharField(max_length=300)
    source = models.CharField(max_length=16, choices=Source)
    kind = models.CharField(max_length=12, choices=ContributionKind)
    amount_tyiyn = models.BigIntegerField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(name="proposal_line_positive", condition=models.Q(amount_tyiyn__gt=0)),
        )
