"""What is filled in about a contribution."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.calls.models import ContributionKind, Source
from tapshyryk.core import clock
from tapshyryk.core.fields import DayField, SomField, offer
from tapshyryk.core.steps import StepForm


class ContributionForm(StepForm):
    """Who gave what, and what it is worth."""

    source_kind = forms.ChoiceField(label=_("Who gave"))
    kind = forms.ChoiceField(
        label=_("In which form"), help_text=_("Enter each form on its own: money, labour, things, premises.")
    )
    amount_tyiyn = SomField(
        label=_("Worth, in som"), help_text=_("Labour and things are entered at what they would have cost.")
    )
    day = DayField(label=_("Given on"))
    description = forms.CharField(
        label=_("What exactly"),
        max_length=300,
        required=False,
        help_text=_("For example: repair of the roof, 40 chairs. Names of people are not written here."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "source_kind", Source.choices)
        offer(self, "kind", ContributionKind.choices)
        self.fields["day"].initial = clock.today()


class ReversalForm(StepForm):
    """Why the entry is undone."""

    reason = forms.CharField(label=_("What was wrong"), max_length=300)
