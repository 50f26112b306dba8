"""What is asked when a problem is named, its votes are counted, and the list is closed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.fields import CountField, offer_rows
from tapshyryk.core.steps import StepForm, TitledStepForm
from tapshyryk.needs.models import Problem


class NameProblemForm(TitledStepForm):
    """A problem in the words of those who named it."""

    theme = forms.ChoiceField(label=_("Theme"), choices=[("", "—"), *Problem.Theme.choices])
    target_group = forms.CharField(
        label=_("Whom it concerns"),
        max_length=200,
        required=False,
        help_text=_("Such as: children of 2 to 6 who do not go to kindergarten."),
    )
    votes = CountField(
        label=_("Votes"), required=False, help_text=_("Leave empty if they are not counted yet.")
    )
    unserved = CountField(
        label=_("How many people go without the service"),
        required=False,
        help_text=_("Leave empty if nobody counted them."),
    )
    unserved_note = forms.CharField(label=_("How that is known"), max_length=400, required=False)


class RewordProblemForm(TitledStepForm):
    """Better words for a problem already named."""

    problem = forms.ModelChoiceField(label=_("Problem"), queryset=Problem.objects.none())
    theme = forms.ChoiceField(label=_("Theme"), choices=[("", "—"), *Problem.Theme.choices])
    target_group = forms.CharField(label=_("Whom it concerns"), max_length=200, required=False)

    field_order = ("problem",)

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        offer_rows(self, "problem", subject.problems.order_by("pk"), title_of)


def title_of(problem: Problem) -> str:
    """The title in the reader's language, as forms offer a problem."""
    return str(problem.title)


def title_with_votes(problem: Problem) -> str:
    """The title in the reader's language, with the votes where they were counted."""
    return title_of(problem) if problem.votes is None else f"{problem.title} — {problem.votes}"


class CountVotesForm(StepForm):
    """The votes for one problem."""

    problem = forms.ModelChoiceField(label=_("Problem"), queryset=Problem.objects.none())
    votes = CountField(label=_("Votes"))

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        offer_rows(self, "problem", subject.problems.order_by("pk"), title_with_votes)


class ListPrioritiesForm(StepForm):
    """Which of the named problems are the priorities; their order follows from the votes."""

    chosen = forms.ModelMultipleChoiceField(
        label=_("Priority problems"),
        queryset=Problem.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Their order follows from the method stated for the session, votes unless another was."),
    )

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        named = subject.problems.order_by("pk")
        offer_rows(self, "chosen", named, title_with_votes)
        self.initial.setdefault("chosen", [problem.pk for problem in named])

    def arguments(self) -> dict[str, Any]:
        """The ticked problems."""
        return {"chosen": list(self.cleaned_data["chosen"])}
