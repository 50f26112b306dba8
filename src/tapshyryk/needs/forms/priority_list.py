"""What is asked when the lists of several sessions are joined into one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tapshyryk.core import formats
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.fields import CountField, offer, offer_rows, reason_field
from tapshyryk.core.steps import StepForm, TitledStepForm
from tapshyryk.core.wording import LANGUAGES, current_language
from tapshyryk.needs.domain.rankings.lists import TIE_RULES
from tapshyryk.needs.models import ListedProblem, NeedsSession
from tapshyryk.needs.models.choices import JoiningMethod, TieRule
from tapshyryk.needs.queries.priority_lists import Group, groups_of, suggestions_for
from tapshyryk.needs.queries.sessions import listed_sessions_of


def session_words(session: NeedsSession) -> str:
    """A session as forms offer it: its title and its day."""
    if session.held_on is None:
        return str(session.title)
    return f"{session.title} ({formats.date_short(session.held_on, current_language())})"


class _SessionsAndMethod(forms.Form):
    """Which sessions are joined, and by which method."""

    sessions = forms.ModelMultipleChoiceField(
        label=_("Sessions"),
        queryset=NeedsSession.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only sessions whose list is closed."),
    )
    method = forms.ChoiceField(
        label=_("How the lists become one"),
        choices=JoiningMethod.choices,
        help_text=_("Settled now, before the problems are put in order."),
    )
    tie_rule = forms.ChoiceField(
        label=_("If problems are equal, first stands"),
        choices=[(rule, TieRule(rule).label) for rule in TIE_RULES],
    )


class BeginPriorityListForm(_SessionsAndMethod, TitledStepForm):
    """Title, sessions and method of a new common list."""

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        closed = listed_sessions_of(subject.municipality)
        offer_rows(self, "sessions", closed, session_words)


class ChangePriorityListForm(_SessionsAndMethod, StepForm):
    """Other sessions, another method."""

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        offer_rows(self, "sessions", listed_sessions_of(subject.municipality), session_words)
        self.initial.setdefault("sessions", [one.session_id for one in subject.sessions.all()])
        self.initial.setdefault("method", subject.method)
        self.initial.setdefault("tie_rule", subject.tie_rule)


class JoinSuggestedForm(StepForm):
    """Which of the suggested pairs are one problem."""

    pairs = forms.MultipleChoiceField(
        label=_("The same problem"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick a pair only if both sessions meant the same."),
    )

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        suggestions = suggestions_for(subject)
        self.rows = {
            f"{found.one.lead.pk}:{found.other.lead.pk}": (found.one.lead, found.other.lead)
            for found in suggestions
        }
        words = [
            f"{group_words(found.one)} = {group_words(found.other)} · {found.percent}%"
            for found in suggestions
        ]
        offer(self, "pairs", zip(self.rows, words, strict=True), none=False)
        if not words:
            self.fields["pairs"].help_text = gettext("No titles of different sessions are alike.")

    def arguments(self) -> dict[str, Any]:
        """The ticked pairs as rows."""
        return {"pairs": [self.rows[key] for key in self.cleaned_data["pairs"]]}


def group_words(group: Group) -> str:
    """A problem of a common list with the sessions that named it."""
    sessions = "; ".join(str(row.problem.session.title) for row in group.rows)
    return f"{group.lead.words} — {sessions}"


class JoinProblemsForm(TitledStepForm):
    """Which problems are the same, and in which words they stand together."""

    problems = forms.ModelMultipleChoiceField(
        label=_("The same problem"),
        queryset=ListedProblem.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick those that different sessions named in other words."),
    )

    field_order = ("problems",)

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        words = {group.lead.pk: group_words(group) for group in groups_of(subject)}
        offer_rows(self, "problems", subject.problems.filter(under__isnull=True), lambda row: words[row.pk])
        for language in LANGUAGES:
            self.fields[f"title_{language}"].help_text = _("Leave empty to keep the words of the first.")

    def clean(self) -> dict[str, Any]:
        """Titles may all stay empty here."""
        return self.cleaned_data


class PartProblemsForm(StepForm):
    """Which joined problems are not the same after all."""

    problem = forms.ModelChoiceField(label=_("Joined problems"), queryset=ListedProblem.objects.none())

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        joined = {group.lead.pk: group_words(group) for group in groups_of(subject) if len(group.rows) > 1}
        offer_rows(self, "problem", subject.problems.filter(pk__in=joined), lambda row: joined[row.pk])


class ClosePriorityListForm(StepForm):
    """How long the common list is."""

    count = CountField(
        label=_("How many problems stay on the list"),
        least=1,
        help_text=_("Their order follows from the stated method. It cannot be changed afterwards."),
    )

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        most = subject.book().value("needs.priorities_between_4_and_10", "high")
        self.initial.setdefault("count", min(most, len(groups_of(subject))))


class WithdrawPriorityListForm(StepForm):
    """Why the common list is given up."""

    reason = reason_field(_("Reason"), _("Everybody sees the reason."))
