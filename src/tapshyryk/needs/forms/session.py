"""What is asked when a needs session is planned, held, corrected or cancelled."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.fields import CountField, DayField
from tapshyryk.core.steps import PaperForm, StepForm, TitledStepForm


class PlanSessionForm(TitledStepForm):
    """When and where people are to meet."""

    planned_for = DayField(label=_("Day"))
    venue = forms.CharField(
        label=_("Venue"), max_length=300, help_text=_("The village and the building, such as the school.")
    )


class PrintAttendanceForm(PaperForm):
    """In which language, and for how many people."""

    rows = CountField(
        label=_("How many lines"), least=1, max_value=600, initial=250, help_text=_("One for each person.")
    )


class HoldSessionForm(StepForm):
    """Who came."""

    held_on = DayField(label=_("Held on"))
    participants = CountField(
        label=_("Participants"), help_text=_("Everybody who signed the attendance sheet.")
    )
    women = CountField(
        label=_("Of them women"), required=False, help_text=_("Leave empty if they were not counted.")
    )

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        self.initial.setdefault("held_on", subject.planned_for)


class CorrectSessionForm(StepForm):
    """The counts as they should have been entered."""

    participants = CountField(label=_("Participants"))
    women = CountField(
        label=_("Of them women"), required=False, help_text=_("Leave empty if they were not counted.")
    )
    reason = forms.CharField(
        label=_("Why the counts are corrected"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        self.initial.setdefault("participants", subject.participants)
        self.initial.setdefault("women", subject.women)


class CancelSessionForm(StepForm):
    """Why people do not meet."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody sees the reason."),
    )
