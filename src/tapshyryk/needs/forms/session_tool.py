"""What is asked when a facilitation tool is prepared, printed, entered, corrected or withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.fields import CountField
from tapshyryk.core.steps import PaperForm, StepForm
from tapshyryk.needs.domain import facilitation
from tapshyryk.needs.domain.rankings.pairwise import pairs_of
from tapshyryk.needs.models import SessionTool
from tapshyryk.needs.models.choices import RankingMethod, TieRule
from tapshyryk.needs.queries.orders import TIE_RULES, in_order_named

NOT_COMPARED: Final = "-"
NOT_GROUPED: Final = "sayings"

BAD_LINES: Final[Mapping[str, str]] = {
    "place_and_what": gettext_noop(
        "Line %(line)s: write the place and what is there, with a semicolon between."
    ),
    "too_long": gettext_noop("Line %(line)s is too long."),
    "two_degrees": gettext_noop(
        "Line %(line)s: write latitude and longitude in degrees, such as 41.43, 75.99."
    ),
    "not_in_the_country": gettext_noop("Line %(line)s: these degrees lie outside the country."),
}


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
        self.problems = in_order_named(subject.session)
        add = {
            facilitation.BRAINSTORM: self._ask_sayings,
            facilitation.POINTS: self._ask_points,
            facilitation.PAIRWISE: self._ask_pairs,
            facilitation.CALENDAR: self._ask_months,
            facilitation.MAP: self._ask_places,
        }
        asked = add[subject.kind]()
        self.initial.setdefault("names_people", subject.names_people)
        rest = {name: field for name, field in self.fields.items() if name not in asked}
        self.fields.clear()
        self.fields.update({**asked, **rest})
        if subject.kind in facilitation.COUNTED:
            del self.fields["names_people"]

    def _ask_sayings(self) -> dict[str, forms.Field]:
        said = self.subject.content.get("sayings", ())
        fields: dict[str, forms.Field] = {}
        for key, label, note in (
            *(
                (f"under_{one.pk}", gettext("Said of: %(title)s") % {"title": one.title}, "")
                for one in self.problems
            ),
            (
                NOT_GROUPED,
                gettext("Said, not under a named problem yet"),
                gettext("As people said it, one a line."),
            ),
        ):
            fields[key] = forms.CharField(
                label=label,
                required=False,
                max_length=20_000,
                widget=forms.Textarea(attrs={"rows": 3}),
                help_text=note,
            )
            problem = key.removeprefix("under_") if key != NOT_GROUPED else ""
            self.initial.setdefault(key, "\n".join(one["text"] for one in said if one["problem"] == problem))
        return fields

    def _ask_points(self) -> dict[str, forms.Field]:
        kept = self.subject.content
        fields: dict[str, forms.Field] = {
            "givers": CountField(label=_("How many people gave points"), least=1),
            "each": CountField(label=_("Points (stickers) for each person"), least=1, max_value=20),
        }
        self.initial.setdefault("each", kept.get("each"))
        self.initial.setdefault("givers", kept.get("givers"))
        for one in self.problems:
            fields[f"points_{one.pk}"] = CountField(label=str(one.title), required=False)
            self.initial.setdefault(f"points_{one.pk}", kept.get("points", {}).get(str(one.pk)))
        return fields

    def _ask_pairs(self) -> dict[str, forms.Field]:
        titles = {str(one.pk): str(one.title) for one in self.problems}
        kept = {(one, other): winner for one, other, winner in self.subject.content.get("winners", ())}
        fields: dict[str, forms.Field] = {}
        self.pairs = pairs_of(tuple(titles))
        for number, (one, other) in enumerate(self.pairs):
            fields[f"pair_{number}"] = forms.ChoiceField(
                label=f"{titles[one]} — {titles[other]}",
                required=False,
                choices=(
                    (NOT_COMPARED, _("not compared")),
                    (one, titles[one]),
                    (other, titles[other]),
                    ("=", _("equal")),
                ),
            )
            winner = kept.get((one, other))
            self.initial.setdefault(f"pair_{number}", NOT_COMPARED if winner is None else winner or "=")
        return fields

    def _ask_months(self) -> dict[str, forms.Field]:
        fields: dict[str, forms.Field] = {}
        for number, topic in enumerate(self.subject.content.get("topics", ())):
            fields[f"months_{number}"] = forms.CharField(
                label=topic["text"],
                max_length=40,
                help_text=_(
                    "Twelve digits from January to December: 0 not at all, 3 very much. Such as 333200000123."
                ),
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            )
            self.initial.setdefault(f"months_{number}", "".join(map(str, topic["months"])))
        return fields

    def _ask_places(self) -> dict[str, forms.Field]:
        notes = [facilitation.MapNote(**place) for place in self.subject.content.get("places", ())]
        self.initial.setdefault("places", "\n".join(facilitation.line_of(note) for note in notes))
        return {
            "places": forms.CharField(
                label=_("What was marked on the map"),
                widget=forms.Textarea(attrs={"rows": 10}),
                help_text=_(
                    "One place a line: place; what is there; if measured, latitude, longitude. "
                    "Can be pasted from a sheet."
                ),
            )
        }

    def clean(self) -> dict[str, Any]:
        """Read lines and digits; say which cannot be read."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in [name for name in cleaned if name.startswith("months_")]:
            try:
                cleaned[name] = facilitation.months_of(cleaned[name])
            except ValueError:
                self.add_error(name, _("Write twelve digits from 0 to 3, one for each month."))
        if "places" in cleaned:
            try:
                cleaned["places"] = facilitation.map_notes_of(cleaned["places"])
            except facilitation.BadLine as bad:
                told = gettext(BAD_LINES[bad.code]) % {"line": bad.line}
                self.add_error("places", ValidationError(told))
        return cleaned

    def arguments(self) -> dict[str, Any]:
        """The content as the tool keeps it, and whether it names people."""
        given = {"content": self._content(), "names_people": self.cleaned_data.get("names_people", False)}
        if "reason" in self.cleaned_data:
            given["reason"] = self.cleaned_data["reason"]
        return given

    def _content(self) -> dict[str, Any]:
        read, kind = self.cleaned_data, self.subject.kind
        if kind == facilitation.BRAINSTORM:
            groups = [(f"under_{one.pk}", str(one.pk)) for one in self.problems] + [(NOT_GROUPED, "")]
            return {
                "sayings": [
                    {"text": line, "problem": problem}
                    for name, problem in groups
                    for line in facilitation.lines_of(read.get(name) or "")
                ]
            }
        if kind == facilitation.POINTS:
            counted = {str(one.pk): read.get(f"points_{one.pk}") for one in self.problems}
            points = {key: number for key, number in counted.items() if number is not None}
            return {"each": read["each"], "givers": read["givers"], "points": points}
        if kind == facilitation.PAIRWISE:
            found = [
                (pair, read.get(f"pair_{number}") or NOT_COMPARED) for number, pair in enumerate(self.pairs)
            ]
            return {
                "winners": [
                    [*pair, "" if winner == "=" else winner]
                    for pair, winner in found
                    if winner != NOT_COMPARED
                ]
            }
        if kind == facilitation.CALENDAR:
            topics = self.subject.content["topics"]
            return {
                "topics": [
                    {"text": topic["text"], "months": list(read[f"months_{number}"])}
                    for number, topic in enumerate(topics)
                ]
            }
        return {
            "places": [
                {
                    "place": note.place,
                    "what": note.what,
                    "latitude": note.latitude,
                    "longitude": note.longitude,
                }
                for note in read["places"]
            ]
        }


class CorrectToolForm(RecordToolForm):
    """The same page with what was entered, and why it is corrected."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody sees the reason."),
    )


class WithdrawToolForm(StepForm):
    """Why the tool is set aside."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody sees the reason."),
    )
