"""What the lead fills in to form a consortium."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.calls.models import ConsortiumMember
from tapshyryk.core.fields import CountField, offer_rows
from tapshyryk.core.steps import StepForm
from tapshyryk.parties.domain.kinds import CONTRACTORS
from tapshyryk.parties.models import Organisation


class InvitationForm(StepForm):
    """Whom to invite, for which work and which share of it."""

    organisation = forms.ModelChoiceField(label=_("Organisation"), queryset=Organisation.objects.none())
    role = forms.CharField(label=_("What it does"), max_length=200)
    share_percent = CountField(
        label=_("Share of the work, in percent"),
        least=1,
        max_value=99,
        help_text=_("The lead has what the members leave."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        proposal = self.subject.proposal
        listed = proposal.consortium.values_list("organisation_id", flat=True)
        rows = Organisation.objects.filter(kind__in=CONTRACTORS, state="registered")
        free = rows.exclude(pk__in={proposal.organisation_id, *listed})
        offer_rows(self, "organisation", free, lambda each: str(each.name))


class RemoveConsortiumForm(StepForm):
    """Which member is taken out."""

    member = forms.ModelChoiceField(label=_("Organisation"), queryset=ConsortiumMember.objects.none())

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = self.subject.consortium.select_related("organisation")
        offer_rows(self, "member", rows, lambda each: str(each.organisation.name))
