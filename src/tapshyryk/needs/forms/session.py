"""What is asked when a needs session is planned, held, corrected or cancelled."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.access.table import ROLE_LABELS
from tapshyryk.core.fields import CountField, DayField, offer_rows, reason_field
from tapshyryk.core.steps import PaperForm, StepForm, TitledStepForm
from tapshyryk.core.wording import wording
from tapshyryk.needs.notices import COMMUNITY
from tapshyryk.places.models import Settlement


class PlanSessionForm(TitledStepForm):
    """When and where people are to meet."""

    planned_for = DayField(label=_("Day"))
    begins_at = forms.TimeField(
        label=_("Hour of the beginning"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        input_formats=("%H:%M", "%H.%M", "%H:%M:%S"),
        error_messages={"invalid": _("Write an hour, such as 14:00.")},
    )
    venue = forms.CharField(
        label=_("Venue"), max_length=300, help_text=_("The village and the building, such as the school.")
    )
    settlements = forms.ModelMultipleChoiceField(
        label=_("For the people of"),
        queryset=Settlement.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Their numbers on the sheet follow this order."),
    )
    expected = CountField(
        label=_("How many people are expected"),
        least=1,
        required=False,
        help_text=_("In the pilots some 250 came in a municipality, over all its sessions."),
    )

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        offer_rows(
            self,
            "settlements",
            Settlement.objects.filter(municipality=subject.municipality),
            lambda place: str(wording(place, "name")),
        )
        if not self.fields["settlements"].queryset.exists():
            del self.fields["settlements"]


class InviteForm(PaperForm):
    """Who is invited by letter, and in which language the announcement is printed."""

    roles = forms.MultipleChoiceField(
        label=_("Who is invited by letter"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        initial=COMMUNITY,
        choices=[(role, _(ROLE_LABELS[role])) for role in COMMUNITY],
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
        if subject.list_is_whole:
            self.initial.setdefault("participants", subject.participants_listed)
            self.initial.setdefault("women", subject.women_listed)


class CorrectSessionForm(StepForm):
    """The counts as they should have been entered."""

    participants = CountField(label=_("Participants"))
    women = CountField(
        label=_("Of them women"), required=False, help_text=_("Leave empty if they were not counted.")
    )
    reason = reason_field(_("Why the counts are corrected"))

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        whole = subject.list_is_whole
        self.initial.setdefault(
            "participants", subject.participants_listed if whole else subject.participants
        )
        self.initial.setdefault("women", subject.women_listed if whole else subject.women)


class CancelSessionForm(StepForm):
    """Why people do not meet."""

    reason = reason_field(_("Reason"), _("Everybody sees the reason."))
