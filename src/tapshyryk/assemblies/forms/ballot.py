"""The ballot as a voter fills it in online, by the way this vote is marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from tapshyryk.assemblies.domain.counting import RULES
from tapshyryk.assemblies.models import Assembly, Option
from tapshyryk.core import formats
from tapshyryk.core.codes import read_code
from tapshyryk.core.wording import current_language

NONE = "-"
"""Stands for the mark that leaves the ballot blank."""

CODE_WIDGET = forms.TextInput(
    attrs={
        "autocomplete": "off",
        "autocapitalize": "characters",
        "spellcheck": "false",
        "class": "code-field",
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the ballot: its key, how the reader calls it, what it costs if that counts."""

    key: str
    label: str
    cost: int | None


def lines_of(assembly: Assembly) -> list[Line]:
    """The options of the present round in the order of the ballot."""
    priced = RULES[assembly.rule].several
    return [_line(option, priced) for option in assembly.ballot()]


def _line(option: Option, priced: bool) -> Line:
    cost = option.cost_tyiyn if priced else None
    title = str(option.words)
    label = f"{title} · {formats.som(cost, current_language())}" if cost is not None else title
    return Line(option.problem.slug, label, cost)


class BallotForm(forms.Form):
    """A code and a ballot; what was typed is kept when something is wrong."""

    code = forms.CharField(
        label=_("The code from your slip"),
        help_text=_("Thirteen signs, such as 7K2M-9QXC-4TBD-R"),
        max_length=40,
        widget=CODE_WIDGET,
        error_messages={"required": _("Write the code from your slip.")},
    )

    def __init__(self, *args: Any, assembly: Assembly, **options: Any) -> None:
        super().__init__(*args, **options)
        self.assembly = assembly
        self.lines = lines_of(assembly)
        self.marking = RULES[assembly.rule].marking
        if self.marking == "ranking":
            self._ask_places()
        else:
            self.fields["marks"] = self._marks()

    def _marks(self) -> forms.Field:
        choices = [(line.key, line.label) for line in self.lines]
        if self.marking == "one":
            return forms.ChoiceField(
                label=pgettext("heading of a ballot", "Mark one problem"),
                choices=[*choices, (NONE, gettext("None of them: a blank ballot"))],
                widget=forms.RadioSelect,
                error_messages={
                    "required": _("Mark a problem, or say that the ballot stays blank."),
                    "invalid_choice": _("This is not on the ballot of this vote."),
                },
            )
        return forms.MultipleChoiceField(
            label=pgettext("heading of a ballot", "Mark every problem you are for"),
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            help_text=self._sum_told(),
            error_messages={"invalid_choice": _("This is not on the ballot of this vote.")},
        )

    def _sum_told(self) -> str:
        if not RULES[self.assembly.rule].several or self.assembly.budget_tyiyn is None:
            return gettext("As many as you like. With no mark the ballot is blank.")
        return gettext(
            "As many as you like; the sum for all together is %(sum)s. With no mark the ballot is blank."
        ) % {"sum": formats.som(self.assembly.budget_tyiyn, current_language())}

    def _ask_places(self) -> None:
        places = [("", gettext("no place")), *((str(n), str(n)) for n in range(1, len(self.lines) + 1))]
        for position, line in enumerate(self.lines, start=1):
            self.fields[f"place_{position}"] = forms.ChoiceField(
                label=line.label,
                choices=places,
                required=False,
                error_messages={"invalid_choice": _("This is not on the ballot of this vote.")},
            )

    def clean_code(self) -> str:
        """A code that can be one: a slip of the pen is noticed at once."""
        typed: str = self.cleaned_data["code"]
        code = read_code(typed)
        if code is None:
            raise ValidationError(gettext("This code is not right. Compare it sign by sign."))
        return code

    def clean(self) -> dict[str, Any]:
        """Places are given once each and without a gap."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.marking != "ranking":
            return cleaned
        given: dict[int, str] = {}
        for position in range(1, len(self.lines) + 1):
            name = f"place_{position}"
            place = cleaned.get(name)
            if not place:
                continue
            if int(place) in given:
                self.add_error(name, gettext("Place %(place)s is given twice.") % {"place": place})
            given[int(place)] = name
        for missing in sorted(set(range(1, max(given, default=0))) - set(given)):
            self.add_error(
                given[min(place for place in given if place > missing)],
                gettext("Place %(place)s is given to nobody. Give the places in turn.") % {"place": missing},
            )
        return cleaned

    def ballot(self) -> tuple[str, ...]:
        """The keys marked, for a ranking from the best down; empty for a blank ballot."""
        if self.marking == "ranking":
            placed = {
                int(place): line.key
                for position, line in enumerate(self.lines, start=1)
                if (place := self.cleaned_data[f"place_{position}"])
            }
            return tuple(placed[place] for place in sorted(placed))
        marks = self.cleaned_data["marks"]
        marks = [marks] if isinstance(marks, str) else marks
        return tuple(key for key in marks if key != NONE)

    def chosen(self) -> list[Line]:
        """The lines marked, in the order of the ballot or of the places."""
        by_key = {line.key: line for line in self.lines}
        return [by_key[key] for key in self.ballot()]

    def as_typed(self) -> list[tuple[str, str]]:
        """The names and values sent, to be carried to the next page in its form."""
        names = ["code", *(name for name in self.fields if name != "code")]
        return [(name, value) for name in names for value in self.data.getlist(name)]
