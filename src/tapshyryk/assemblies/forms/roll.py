"""What is asked of the roll: people to enter, numbers of those who came, whom to strike off."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tapshyryk.assemblies.actions.roll import VoterGiven
from tapshyryk.assemblies.actions.roll_out import CSV, XLSX
from tapshyryk.assemblies.domain.roll_entry import BadLine, numbers_in, roll_lines
from tapshyryk.assemblies.models import Way
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.fields import CountField
from tapshyryk.core.folding import folded
from tapshyryk.core.steps import PaperForm, StepForm

MOST_SHOWN = 20
LONGEST_LIST = 2_000_000
"""Characters: some 30 000 lines."""

WRONG = {
    "name": _("no name"),
    "long": _("the name or the address is too long"),
    "day": _("no birthday such as 05.03.1980"),
    "sex": _("the sex is neither f nor m"),
    "settlement": _("no settlement of this municipality has that name"),
}


def open_ways(assembly: Any) -> list[tuple[str, str]]:
    """The ways in which people in the hall vote at this assembly."""
    return [(way.value, str(way.label)) for way in Way if way.value in assembly.ways and way != Way.ONLINE]


def lines_in_words(bad: list[BadLine]) -> list[str]:
    """What is wrong with the lines, the first of them, as sentences."""
    told = [
        gettext("Line %(line)s: %(what)s.") % {"line": one.line, "what": WRONG[one.code]}
        for one in bad[:MOST_SHOWN]
    ]
    if len(bad) > MOST_SHOWN:
        told.append(gettext("And %(count)s lines more.") % {"count": len(bad) - MOST_SHOWN})
    return told


class EnterRollForm(StepForm):
    """People for the roll, typed or pasted, a line each."""

    people = forms.CharField(
        label=_("People, one a line"),
        max_length=LONGEST_LIST,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "autocomplete": "off"}),
        help_text=_(
            "Name; birthday; f or m; settlement; address. Paste it from a table as it is. The last three "
            "may be left out."
        ),
    )
    way = forms.ChoiceField(
        label=_("They stand at the door and vote"),
        required=False,
        help_text=_("Leave empty for a list made beforehand."),
    )

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        self.voters: list[VoterGiven] = []
        ways = open_ways(subject) if subject.state == "open" else []
        if ways:
            self.fields["way"].choices = [("", "—"), *ways]
        else:
            del self.fields["way"]

    def clean_people(self) -> str:
        """Read the lines; each that is no person is named with what is wrong."""
        typed: str = self.cleaned_data["people"]
        settlements = {str(one.pk): one for one in self.subject.municipality.settlements.all()}
        names: dict[str, str] = {}
        for key, one in settlements.items():
            for name in (one.name_ky, one.name_ru, one.name_en):
                if name:
                    names[folded(name)] = key
        people, bad = roll_lines(typed, settlements=names)
        if bad:
            raise ValidationError(lines_in_words(bad))
        if not people:
            raise ValidationError(gettext("There is nobody in this list."))
        self.voters = [
            VoterGiven(one.full_name, one.born_on, one.sex, settlements.get(one.settlement), one.address)
            for one in people
        ]
        return typed

    def arguments(self) -> dict[str, Any]:
        """The people, and the way those at the door vote."""
        return {"voters": self.voters, "way": self.cleaned_data.get("way", "")}


class NumbersField(forms.CharField):
    """Numbers on the roll, such as "12 15 18-30"."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=10_000, **options)
        self.widget.attrs.update({"inputmode": "text", "autocomplete": "off", "autofocus": True})

    def clean(self, value: Any) -> Any:
        """The numbers, each once, in order."""
        typed = super().clean(value)
        found = numbers_in(typed) if typed else []
        if found is None:
            raise ValidationError(_("Write numbers with spaces between them, such as 12 15 18-30."))
        return found


class RegisterArrivalsForm(StepForm):
    """The numbers of those who came, and how they vote."""

    way = forms.ChoiceField(label=_("They vote"))
    numbers = NumbersField(label=_("Numbers on the roll"), help_text=_("As many as you like: 12 15 18-30."))

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        self.fields["way"].choices = open_ways(subject)


class UndoArrivalForm(StepForm):
    """Whose registration is taken back, and why."""

    number = CountField(label=_("Number on the roll"), least=1)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Everybody sees the reason. Write no names."),
    )


class StrikeFromRollForm(StepForm):
    """Who is struck off, and why."""

    number = CountField(label=_("Number on the roll"), least=1)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only those who keep the roll see it."),
    )


class TakeRollOutForm(StepForm):
    """As which table the roll is taken out, and what for."""

    kind = forms.ChoiceField(label=_("Table"), choices=((XLSX, "Excel (XLSX)"), (CSV, "CSV")))
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only those who keep the roll see it."),
    )


class IssueCodesForm(PaperForm):
    """For whom codes are made."""

    numbers = NumbersField(
        label=_("Numbers on the roll"),
        required=False,
        help_text=_(
            "Leave empty for everybody who has no code yet. Named people get a new one; the old one is void."
        ),
    )
