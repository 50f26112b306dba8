"""Forms of a survey: who is asked, and the answers by count."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.fields import CountField, paragraph
from tapshyryk.core.steps import StepForm


class OpenSurveyForm(StepForm):
    """Who is asked how satisfied they are."""

    asked_group = forms.CharField(
        label=_("Who is asked"),
        max_length=300,
        help_text=_("For example: parents of the children of both shifts."),
    )
    people_asked = CountField(
        label=_("How many people are asked"),
        least=1,
        required=False,
        help_text=_("Leave empty when it is not counted."),
    )


class AnswersForm(StepForm):
    """Answers counted from the sheets of one batch."""

    very_satisfied = CountField(label=_("Very satisfied"), initial=0)
    satisfied = CountField(label=_("Satisfied"), initial=0)
    dissatisfied = CountField(label=_("Dissatisfied"), initial=0)
    cannot_say = CountField(label=_("Cannot say"), initial=0)

    def clean(self) -> dict[str, Any]:
        """Ask for at least one answer."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not any(cleaned.get(name) for name in COUNTS):
            raise forms.ValidationError(_("Enter at least one answer."))
        return cleaned


COUNTS = ("very_satisfied", "satisfied", "dissatisfied", "cannot_say")


class CorrectAnswersForm(AnswersForm):
    """All answers counted anew, and why."""

    reason = paragraph(_("Reason"), rows=3, longest=1000)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in COUNTS:
            self.fields[name].initial = getattr(self.subject, name)
