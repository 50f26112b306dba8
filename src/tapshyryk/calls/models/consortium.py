"""The places in a consortium: offered by the lead, and binding once the invited have accepted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext

from tapshyryk.calls.domain.facts import PlaceFacts
from tapshyryk.calls.domain.lifecycle import PLACE
from tapshyryk.calls.models.proposal import Proposal
from tapshyryk.core.entity import Subject
from tapshyryk.parties.models import Organisation
from tapshyryk.parties.queries.organisations import not_registered


class ConsortiumMember(Subject):
    """A place in the consortium beside the lead, with its role and share of the work in percent.

    Who is invited sees the place and not the proposal, which stays sealed.
    """

    lifecycle = PLACE
    municipality_path = "proposal__call__order__municipality"
    organisation_paths = ("organisation", "proposal__organisation")
    order_path = "proposal__call__order"

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="consortium")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=200)
    share_percent = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                name="organisation_once_in_consortium", fields=("proposal", "organisation")
            ),
        )

    @property
    def state_label(self) -> str:
        """What was answered to the invitation, in the reader's language."""
        return gettext(PLACE.states[self.state])

    @classmethod
    def near(cls, bodies: Iterable[str], person: str = "") -> models.QuerySet[Any]:
        """The places of one's own organisations and those in the proposals they lead; nobody else's."""
        organisations = [body.removeprefix("organisation:") for body in bodies if body.startswith("org")]
        own = models.Q(organisation__in=organisations)
        return cls.objects.filter(own | models.Q(proposal__organisation__in=organisations)).distinct()

    def facts(self) -> PlaceFacts:
        """What the guards look at: the proposal it is in, and the places beside it."""
        proposal = self.proposal
        others = [place for place in proposal.consortium.all() if place.pk != self.pk]
        invited = self.organisation_id
        return PlaceFacts(
            proposal_state=proposal.state,
            closes_at=proposal.call.closes_at,
            lead=str(proposal.organisation_id),
            invited=str(invited) if invited else "",
            listed=frozenset(str(place.organisation_id) for place in others),
            shares=tuple(place.share_percent for place in others if place.state != "declined"),
            not_registered=not_registered((invited,)),
        )
