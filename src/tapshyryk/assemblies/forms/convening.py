"""What is asked when an assembly is convened, given an option more, or called off."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.assemblies.models import Assembly, Way
from tapshyryk.assemblies.queries.sources import listed_for
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.fields import CountField, MomentField, SomField, offer_rows, paragraph, reason_field
from tapshyryk.core.steps import StepForm, TitledStepForm
from tapshyryk.needs.forms.problem import title_of
from tapshyryk.needs.models import NeedsSession, PriorityList, Problem
from tapshyryk.needs.queries.priority_lists import Source, priorities_for_assembly


def source_title(source: NeedsSession | PriorityList) -> str:
    """A list as the form offers it: its title, and the day its session was held or it was closed."""
    day = source.closed_on if isinstance(source, PriorityList) else source.held_on
    return f"{source.title} ({day:%d.%m.%Y})" if day else str(source.title)


def title_and_session(problem: Problem) -> str:
    """A listed problem with the session that named it: several lists may hold problems worded alike."""
    return f"{title_of(problem)} — {problem.session.title}"


class ConveneAssemblyForm(TitledStepForm):
    """When, where and why residents are to gather, and from which list they choose.

    A gathering begun from an order hears its results: it has nothing to choose from. One that chooses nothing
    has neither list nor ballots.
    """

    OF_A_CHOICE = (
        "purpose",
        "chosen_from",
        "options",
        "rule",
        "ways",
        "sections",
        "online_until",
        "budget",
        "tie_rule",
    )

    purpose = forms.ChoiceField(label=_("Purpose"), choices=Assembly.Purpose.choices)
    convened_for = MomentField(label=_("Day and time"))
    venue = forms.CharField(label=_("Venue"), max_length=300)
    agenda = paragraph(_("Agenda"))
    chosen_from = forms.ChoiceField(
        label=_("List of priorities"),
        required=False,
        help_text=_("The list the residents choose from: of one session or common. Only a choice needs one."),
    )
    options = forms.ModelMultipleChoiceField(
        label=_("Problems put to the vote"),
        queryset=Problem.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick none to put the whole list to the vote."),
    )
    ways = forms.MultipleChoiceField(
        label=_("How people vote"),
        choices=Way.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=[Way.HANDS],
        required=False,
        help_text=_("One way or several together. Ballots, on paper or online, need a voters' roll."),
    )
    rule = forms.ChoiceField(
        label=_("How votes are counted"),
        choices=Assembly.Rule.choices,
        initial=Assembly.Rule.MOST_VOTES,
        required=False,
    )
    sections = CountField(
        label=_("Sections of the hall"),
        least=1,
        initial=1,
        required=False,
        help_text=_("Hands are counted section by section where the hall is large."),
    )
    online_until = MomentField(
        label=_("Online until"), required=False, help_text=_("Only where people vote online.")
    )
    budget = SomField(
        label=_("Sum of money, som"),
        least=1,
        required=False,
        help_text=_("Only where several problems are chosen within a sum."),
    )
    tie_rule = forms.ChoiceField(
        label=_("If votes are equal"),
        choices=Assembly.TieRule.choices,
        help_text=_("Settled now, so that nobody decides it after the count."),
    )
    quorum = CountField(
        label=_("How many people must come"),
        least=1,
        required=False,
        help_text=_("Leave empty if no number is set."),
    )

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        self._sources: dict[str, Source] = {}
        if subject.heard_order is not None:
            for name in self.OF_A_CHOICE:
                del self.fields[name]
            return
        sources = priorities_for_assembly(subject.municipality)
        self._sources = {f"{source.origin.lifecycle.name}:{source.origin.pk}": source for source in sources}
        names = [(key, source_title(source.origin)) for key, source in self._sources.items()]
        self.fields["chosen_from"].choices = [("", "—"), *names]
        listed = {problem.pk for source in sources for problem in source.problems}
        on_lists = Problem.objects.filter(pk__in=listed).select_related("session")
        offer_rows(self, "options", on_lists.order_by("session", "rank", "pk"), title_and_session)
        if names:
            self.initial.setdefault("chosen_from", names[0][0])

    def clean(self) -> dict[str, Any]:
        """A choice names its list, and its options stand on that list."""
        cleaned: dict[str, Any] = super().clean()
        source = (
            self._sources.get(cleaned.get("chosen_from") or "") if self.subject.heard_order is None else None
        )
        if cleaned.get("purpose") == Assembly.Purpose.CHOICE:
            if source is None:
                if "chosen_from" not in self.errors:
                    self.add_error("chosen_from", _("Choose the list the residents are to choose from."))
            elif set(cleaned.get("options") or ()) - set(source.problems):
                self.add_error("options", _("Tick only problems of the chosen list."))
        return cleaned

    def arguments(self) -> dict[str, Any]:
        """The cleaned data; without ticked options the whole list is put to the vote."""
        given = super().arguments()
        if self.subject.heard_order is not None:
            return {**given, "purpose": Assembly.Purpose.HEARING, "heard_order": self.subject.heard_order}
        source = self._sources.get(given.pop("chosen_from"))
        if source is not None:
            given["priority_list" if source.is_common else "needs_session"] = source.origin
        given["options"] = list(given["options"]) or None
        given["rule"] = given["rule"] or Assembly.Rule.MOST_VOTES
        given["sections"] = given["sections"] or 1
        chooses = given["purpose"] == Assembly.Purpose.CHOICE
        given["ways"] = (given["ways"] if chooses else []) or [Way.HANDS]
        return given


class AddOptionForm(StepForm):
    """One more problem of the list."""

    problem = forms.ModelChoiceField(label=_("Problem"), queryset=Problem.objects.none())

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        left = listed_for(subject).exclude(put_to_vote__assembly=subject)
        offer_rows(self, "problem", left, lambda problem: str(subject.words_for(problem)))


class CancelAssemblyForm(StepForm):
    """Why residents do not gather."""

    reason = reason_field(_("Reason"), _("Everybody sees the reason."))
