"""What is asked when the attendance list of a session is entered or corrected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from tapshyryk.core import formats
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.fields import CountField, offer, reason_field
from tapshyryk.core.identities.choices import AgeBand, Sex
from tapshyryk.core.identities.sexes import FEMALE
from tapshyryk.core.importing.problems import CellRefused, Problem
from tapshyryk.core.steps import StepForm
from tapshyryk.core.wording import current_language
from tapshyryk.needs.attendance_columns import LONGEST_NAME, NAME
from tapshyryk.needs.domain.attendance import BAND_LETTERS, Came
from tapshyryk.needs.entering import entry_of
from tapshyryk.needs.models import AttendanceLine, NeedsSession, SocialGroup
from tapshyryk.needs.queries.attendance import came_of, village_names, villages_of

LONGEST_ENTRY = 200_000
"""Letters; some thousands of lines."""
TOLD = 20
"""Lines to mend that are told at once."""


class LinesField(forms.Textarea):
    """A place to type or paste lines, under the codes they are written in and how many stand on the list."""

    template_name = "needs/attendance_entry.html"

    def __init__(self) -> None:
        super().__init__(
            attrs={
                "rows": 20,
                "class": "lines",
                "spellcheck": "false",
                "autocapitalize": "off",
                "autocomplete": "off",
                "data-lines": "",
            }
        )
        self.legend: dict[str, Any] = {}

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The codes and counts beside what Django gives."""
        return {**super().get_context(name, value, attrs), **self.legend}


class EnterAttendanceForm(StepForm):
    """Lines typed one for each person, or rows pasted from a spreadsheet."""

    lines = forms.CharField(label=_("Who came"), max_length=LONGEST_ENTRY, strip=False, widget=LinesField)
    whole = forms.BooleanField(
        label=_("The list is now complete: take the counts of the session from it"), required=False
    )
    only_check = forms.BooleanField(label=_("Only check, write nothing"), required=False)

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        widget: Any = self.fields["lines"].widget
        widget.legend = legend_of(subject)
        self.way = AttendanceLine.Way.TYPED.value

    def clean_lines(self) -> dict[int, Came]:
        """The people by the number of their line; every line that cannot be read is told."""
        entry = entry_of(self.cleaned_data["lines"], villages_of(self.subject))
        if entry.problems:
            raise ValidationError(told(entry.problems))
        if not entry.lines:
            raise ValidationError(gettext("Write a line for each person."))
        self.way = entry.way
        return entry.lines

    def clean(self) -> dict[str, Any]:
        """Stop before anything is written when only a check was asked for, and say what was understood."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("only_check") and "lines" in cleaned:
            self.add_error("only_check", understood(cleaned["lines"].values()))
        return cleaned

    def arguments(self) -> dict[str, Any]:
        """The lines, how they were entered, and whether the list is complete."""
        return {"lines": self.cleaned_data["lines"], "way": self.way, "whole": self.cleaned_data["whole"]}


class LineForm(StepForm):
    """A line of the list, by its number."""

    number = CountField(label=_("Number of the line"), least=1)

    def clean_number(self) -> int:
        """A number that stands on the list and is not struck."""
        self.line = self.subject.attendance.filter(number=self.cleaned_data["number"], struck=False).first()
        if self.line is None:
            raise ValidationError(gettext("There is no such line, or it is struck already."))
        return int(self.cleaned_data["number"])


class CorrectLineForm(LineForm):
    """What the line should say; a field left as it is keeps what stands there."""

    sex = forms.ChoiceField(label=_("Sex"), required=False)
    settlement = forms.ChoiceField(label=_("Settlement"), required=False)
    age_band = forms.ChoiceField(label=_("Age"), required=False)
    social_group = forms.ChoiceField(label=_("Social group"), required=False)
    name = forms.CharField(label=_("Name"), required=False, max_length=LONGEST_NAME)

    UNKNOWN = "?"

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        unknown = (self.UNKNOWN, _("not known"))
        stays = ("", _("stays as it is"))
        offer(self, "sex", [stays, *Sex.choices], none=False)
        elsewhere = (self.UNKNOWN, _("elsewhere, or not known"))
        offer(self, "settlement", [stays, *village_names(subject).items(), elsewhere], none=False)
        offer(self, "age_band", [stays, *AgeBand.choices, unknown], none=False)
        offer(self, "social_group", [stays, *SocialGroup.choices, unknown], none=False)

    def clean_name(self) -> str:
        """A name as the list takes it; empty where it stays."""
        name = self.cleaned_data["name"]
        try:
            return NAME.parse(name) if name else ""
        except CellRefused as refused:
            raise ValidationError(Problem(refused.code, refused.params).sentence) from refused

    def clean(self) -> dict[str, Any]:
        """Ask for something that changes."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not any(value for name, value in cleaned.items() if name != "number"):
            self.add_error(None, gettext("Choose what is to be corrected."))
        return cleaned

    def arguments(self) -> dict[str, Any]:
        """The line, and what it is to say as a whole."""
        (before,) = came_of([self.line])
        given = {
            name: self.cleaned_data[name]
            for name in ("sex", "settlement", "age_band", "social_group", "name")
        }
        said = {
            name: ("" if value == self.UNKNOWN else value) or (getattr(before, name) if not value else "")
            for name, value in given.items()
        }
        return {"line": self.line, "came": Came(**said)}


class StrikeLineForm(LineForm):
    """Which line does not belong on the list, and why."""

    reason = reason_field(
        _("Why the line is struck"), _("Kept beside the record; it does not become public.")
    )

    def arguments(self) -> dict[str, Any]:
        """The line and the reason."""
        return {"line": self.line, "reason": self.cleaned_data["reason"]}


def told(problems: Iterable[Problem]) -> list[str]:
    """The problems as sentences, the first of them; how many more there are."""
    sentences = [str(problem) for problem in problems]
    more = len(sentences) - TOLD
    if more > 0:
        rest = ngettext("And %(n)s more line.", "And %(n)s more lines.", more)
        return [*sentences[:TOLD], rest % {"n": formats.number(more, current_language())}]
    return sentences


def understood(lines: Iterable[Came]) -> str:
    """What a check of the lines found, in one sentence."""
    sexes = Counter(came.sex for came in lines)
    return gettext(
        "Nothing was written yet. People understood: %(people)s, of them women: %(women)s. "
        "Take this mark away to write them."
    ) % {"people": sexes.total(), "women": sexes[FEMALE]}


def legend_of(session: NeedsSession) -> dict[str, Any]:
    """The codes of the sheet, and how many stand on the list so far."""
    places = village_names(session)
    return {
        "villages": [(number, name) for number, name in enumerate(places.values(), start=1)],
        "bands": list(zip(BAND_LETTERS, AgeBand.labels, strict=True)),
        "groups": list(enumerate(SocialGroup.labels, start=1)),
        "listed": session.participants_listed,
        "women_listed": session.women_listed,
        "needs_village": len(places) > 1,
    }
