"""What is filled in for a call: its draft, criteria, deadline, answers and end."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.calls.models import Criterion, Question
from tapshyryk.core.fields import CountField, MomentField, offer_rows
from tapshyryk.core.steps import StepForm, TitledStepForm


class DraftCallForm(TitledStepForm):
    """The name of the call and what it says beside the technical task."""

    description = forms.CharField(
        label=_("What bidders should know"),
        required=False,
        widget=forms.Textarea,
        help_text=_("The technical task and the budget of the order are shown with the call anyway."),
    )
    media_partners = forms.CharField(
        label=_("Media that announce it"),
        max_length=300,
        required=False,
        help_text=_("Newspaper, radio, site."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for language in ("ky", "ru", "en"):
            self.fields[f"title_{language}"].initial = getattr(self.subject, f"title_{language}")


class CriterionForm(TitledStepForm):
    """One criterion and its weight."""

    weight = CountField(
        label=_("Weight"), least=1, max_value=100, help_text=_("The weights of all criteria make 100.")
    )


class RemoveCriterionForm(StepForm):
    """Which criterion is taken out."""

    criterion = forms.ModelChoiceField(label=_("Criterion"), queryset=Criterion.objects.none())

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_rows(
            self, "criterion", self.subject.criteria.all(), lambda each: f"{each.title} · {each.weight}"
        )


class DeadlineForm(StepForm):
    """Until when proposals are taken."""

    closes_at = MomentField(
        label=_("Deadline for proposals"),
        help_text=_("Day and hour on the clock of Bishkek. At that minute the call is closed."),
    )


class ExtendForm(DeadlineForm):
    """A later deadline, and why."""

    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea, max_length=2000, help_text=_("Everyone will see it.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["closes_at"].initial = self.subject.closes_at


class QuestionForm(StepForm):
    """A question about the call."""

    text = forms.CharField(
        label=_("Your question"),
        widget=forms.Textarea,
        max_length=2000,
        help_text=_("The question and the answer become public; your name does not. Name no private person."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not self.actor.is_person:
            self.fields["text"].help_text = _(
                "The question and the answer become public. Name no private person, yourself included."
            )


class AnswerForm(StepForm):
    """The answer to a question, and the question as it is published."""

    question = forms.ModelChoiceField(label=_("Question"), queryset=Question.objects.none())
    public_text = forms.CharField(
        label=_("The question as it is published"),
        widget=forms.Textarea,
        max_length=2000,
        required=False,
        help_text=_(
            "Only if it names a private person or gives away who asked: word it anew. Else leave empty."
        ),
    )
    answer = forms.CharField(label=_("Answer"), widget=forms.Textarea, max_length=4000)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = self.subject.questions.order_by("answered_at", "asked_at")
        offer_rows(self, "question", rows, lambda each: each.text)
        first = rows.filter(answered_at__isnull=True).first()
        self.fields["question"].initial = first.pk if first else None


class EndForm(StepForm):
    """Why the call ends without a winner."""

    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea, max_length=2000, help_text=_("Everyone will see it.")
    )
