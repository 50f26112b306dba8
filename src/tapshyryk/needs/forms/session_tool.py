"""What is asked when a facilitation tool is prepared, printed, entered, corrected or withdrawn."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.fields import CountField, reason_field
from tapshyryk.core.steps import PaperForm, StepForm
from tapshyryk.needs.domain import facilitation
from tapshyryk.needs.forms.tool_pages import PAGES
from tapshyryk.needs.models import SessionTool
from tapshyryk.needs.models.choices import RankingMethod, TieRule
from tapshyryk.needs.queries.orders import TIE_RULES


class StateMethodForm(StepForm):
    """By which method the problems are put in order, and what settles equal ones."""

    order_by = forms.ChoiceField(
        label=_("How problems are put in order"),
        widget=forms.RadioSelect,
        help_text=_("Say it to the people before anything is counted."),
    )

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        self.fields["order_by"].choices = [
            (
                f"{method}:{rule}",
                gettext("%(method)s; of equal ones first stands %(rule)s")
                % {"method": RankingMethod(method).label, "rule": TieRule(rule).label},
            )
            for method, rules in TIE_RULES.items()
            for rule in rules
        ]
        self.initial.setdefault("order_by", f"{subject.ranking_method}:{subject.tie_rule}")

    def arguments(self) -> dict[str, Any]:
        """The method and the rule apart."""
        method, _sign, rule = self.cleaned_data["order_by"].partition(":")
        return {"method": method, "tie_rule": rule}


class PrepareToolForm(StepForm):
    """Which tool, and what it needs beforehand."""

    kind = forms.ChoiceField(label=_("Tool"), choices=SessionTool.Kind.choices, widget=forms.RadioSelect)
    each = CountField(
        label=_("Points (stickers) for each person"),
        least=1,
        max_value=20,
        required=False,
        help_text=_("Only for ranking by points."),
    )
    topics = forms.CharField(
        label=_("Topics of the calendar"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "Only for a seasonal calendar, one a line, such as: work away from home; illness; roads cut off."
        ),
    )

    def clean(self) -> dict[str, Any]:
        """A tool comes with what it cannot do without."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        topics = facilitation.lines_of(cleaned.get("topics") or "")
        if cleaned.get("kind") == facilitation.CALENDAR and not topics:
            self.add_error("topics", _("Write at least one topic."))
        if (
            cleaned.get("kind") == facilitation.POINTS
            and not cleaned.get("each")
            and "each" not in self.errors
        ):
            self.add_error("each", _("Write how many points each person has."))
        return cleaned

    def arguments(self) -> dict[str, Any]:
        """The tool with what belongs to it alone."""
        kind = self.cleaned_data["kind"]
        return {
            "kind": kind,
            "each": self.cleaned_data["each"] if kind == facilitation.POINTS else None,
            "topics": facilitation.lines_of(self.cleaned_data["topics"])
            if kind == facilitation.CALENDAR
            else (),
        }


class PrintToolForm(PaperForm):
    """In which language, with how many empty lines."""

    rows = CountField(
        label=_("Empty lines"),
        least=1,
        max_value=60,
        initial=15,
        help_text=_("Where problems or topics are known already, they are printed instead."),
    )


class RecordToolForm(StepForm):
    """What came of the tool, asked as that tool needs it."""

    names_people = forms.BooleanField(
        label=_("Somebody is named in it"),
        required=False,
        help_text=_("Then it is not shown in public. Better leave names out."),
    )

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        self.page = PAGES[subject.kind](subject)
        for name, value in self.page.initial().items():
            self.initial.setdefault(name, value)
        self.initial.setdefault("names_people", subject.names_people)
        self.asked = self.page.fields()
        rest = dict(self.fields)
        self.fields.clear()
        self.fields.update({**self.asked, **rest})
        if subject.kind in facilitation.COUNTED:
            del self.fields["names_people"]

    def clean(self) -> dict[str, Any]:
        """Read lines and digits; say which cannot be read."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in [name for name in self.asked if name in cleaned]:
            try:
                cleaned[name] = self.page.read(name, cleaned[name])
            except ValidationError as wrong:
                self.add_error(name, wrong)
        return cleaned

    def arguments(self) -> dict[str, Any]:
        """The content as the tool keeps it, and whether it names people."""
        given = {
            "content": self.page.content(self.cleaned_data),
            "names_people": self.cleaned_data.get("names_people", False),
        }
        if "reason" in self.cleaned_data:
            given["reason"] = self.cleaned_data["reason"]
        return given


class CorrectToolForm(RecordToolForm):
    """The same page with what was entered, and why it is corrected."""

    reason = reason_field(_("Reason"), _("Everybody sees the reason."))


class WithdrawToolForm(StepForm):
    """Why the tool is set aside."""

    reason = reason_field(_("Reason"), _("Everybody sees the reason."))
