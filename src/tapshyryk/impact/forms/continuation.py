"""Forms of what follows an order."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.core import clock
from tapshyryk.core.fields import CountField, DayField, paragraph
from tapshyryk.core.steps import StepForm
from tapshyryk.impact.models import Continuation


class DecideForm(StepForm):
    """What follows, on what ground."""

    path = forms.ChoiceField(
        label=_("What follows"), choices=Continuation.Path.choices, widget=forms.RadioSelect
    )
    ground = paragraph(
        _("Ground of the decision"),
        help_text=_("The resolution with its number, the result of the order, the line of the budget."),
        longest=2000,
    )
    decided_on = DayField(label=_("Day of the decision"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["decided_on"].initial = clock.today()


class CheckForm(StepForm):
    """What has become of the service."""

    checked_on = DayField(label=_("Day of the check"))
    still_runs = forms.TypedChoiceField(
        label=_("Does the service still run?"),
        choices=(("yes", _("yes")), ("no", _("no"))),
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
    )
    recipients_after = CountField(label=_("How many people it serves now"), required=False)
    staff_kept = CountField(label=_("How many of the staff work there still"), required=False)
    seen_after = paragraph(
        _("What was seen"), help_text=_("This becomes public: name no recipients and no families."), rows=6
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["checked_on"].initial = clock.today()
