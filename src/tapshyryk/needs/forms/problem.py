"""What is asked when a problem is named, its votes are counted, and the list is closed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.fields import CountField
from tapshyryk.core.steps import StepForm, TitledStepForm
from tapshyryk.needs.models import Problem


class NameProblemForm(TitledStepForm):
    """A problem in the words of those who named it."""

    theme = forms.ChoiceField(label=_("Theme"), choices=Problem.Theme.choices)
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


class ProblemChoice(forms.ModelChoiceField):
    """A problem of the session, shown by its title."""

    def label_from_instance(self, obj: Any) -> str:
        """The title in the reader's language."""
        return str(obj.title)


class ProblemChoices(forms.ModelMultipleChoiceField):
    """Problems of the session with their votes, to be ticked."""

    def label_from_instance(self, obj: Any) -> str:
        """The title in the reader's language, with the votes where they were counted."""
        return str(obj.title) if obj.votes is None else f"{obj.title} — {obj.votes}"


class CountVotesForm(StepForm):
    """The votes for one problem."""

    problem = ProblemChoice(label=_("Problem"), queryset=Problem.objects.none())
    votes = CountField(label=_("Votes"))

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        self.fields["problem"].queryset = subject.problems.order_by("pk")


class ListPrioritiesForm(StepForm):
    """Which of the named problems are the priorities; their order follows from the votes."""

    chosen = ProblemChoices(
        label=_("Priority problems"),
        queryset=Problem.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They stand by votes; of two with equal votes the one named earlier stands first."),
    )

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        named = subject.problems.order_by("pk")
        self.fields["chosen"].queryset = named
        self.initial.setdefault("chosen", [problem.pk for problem in named])

    def arguments(self) -> dict[str, Any]:
        """The ticked problems."""
        return {"chosen": list(self.cleaned_data["chosen"])}
