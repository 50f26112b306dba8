"""What is filled in for a programme."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.fields import DayField, SomField
from tapshyryk.core.steps import StepForm, TitledStepForm


class DraftProgrammeForm(TitledStepForm):
    """A programme's name, term and money."""

    starts = DayField(label=_("First day"))
    ends = DayField(label=_("Last day"))
    money_tyiyn = SomField(
        label=_("Money of the programme, in som"),
        required=False,
        help_text=_("Leave it empty when the programme names no sum."),
    )

    def clean(self) -> dict[str, Any]:
        """See that the programme does not end before it starts."""
        cleaned = super().clean()
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("The last day cannot come before the first day."))
        return cleaned


class ApprovalForm(StepForm):
    """The decision by which something is approved."""

    approval_ground = forms.CharField(
        label=_("Number and day of the decision"),
        max_length=300,
        help_text=_("As it stands on the paper, such as: Resolution no. 12 of 3 March 2026."),
    )
