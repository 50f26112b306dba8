"""What the page of each facilitation tool asks, how it is read, and the content the tool keeps of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.fields import CountField, paragraph
from tapshyryk.needs.domain import facilitation
from tapshyryk.needs.domain.rankings.pairwise import pairs_of
from tapshyryk.needs.models import SessionTool
from tapshyryk.needs.queries.orders import in_order_named
from tapshyryk.needs.queries.villages import villages_for_maps

NOT_COMPARED: Final = "-"
EQUAL: Final = "="
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


class ToolPage(ABC):
    """The part of the page that belongs to one kind of tool; `tool` holds what was entered before."""

    def __init__(self, tool: SessionTool) -> None:
        self.kept: Mapping[str, Any] = tool.content
        self.problems = in_order_named(tool.session)

    @abstractmethod
    def fields(self) -> dict[str, forms.Field]:
        """What is asked, by name, in its order."""

    @abstractmethod
    def initial(self) -> dict[str, Any]:
        """What stands in the fields at first."""

    def read(self, name: str, given: Any) -> Any:
        """What was given in the field `name`; raises ValidationError where it cannot be read."""
        return given

    @abstractmethod
    def content(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """What the tool keeps of what was given and read."""


class SayingsPage(ToolPage):
    """A brainstorm: sayings, one a line, under the problem they were said of."""

    def _groups(self) -> Iterator[tuple[str, str, str, str]]:
        """Of each field: its name, the key of its problem or none, its label and its note."""
        for one in self.problems:
            yield f"under_{one.pk}", str(one.pk), gettext("Said of: %(title)s") % {"title": one.title}, ""
        label, note = (
            gettext("Said, not under a named problem yet"),
            gettext("As people said it, one a line."),
        )
        yield NOT_GROUPED, "", label, note

    def fields(self) -> dict[str, forms.Field]:
        """A box for each problem, and one for what stands under none."""
        return {
            name: paragraph(label, help_text=note, rows=3, longest=20_000, required=False)
            for name, _key, label, note in self._groups()
        }

    def initial(self) -> dict[str, Any]:
        """The sayings kept, each in the box of its problem."""
        said = self.kept.get("sayings", ())
        return {
            name: "\n".join(one["text"] for one in said if one["problem"] == key)
            for name, key, _label, _note in self._groups()
        }

    def content(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Every saying with the key of its problem."""
        return {
            "sayings": [
                {"text": line, "problem": key}
                for name, key, _label, _note in self._groups()
                for line in facilitation.lines_of(given.get(name) or "")
            ]
        }


class PointsPage(ToolPage):
    """Points (stickers): how many gave how many each, and what each problem drew."""

    def fields(self) -> dict[str, forms.Field]:
        """The givers, the points of each, and a number for each problem."""
        return {
            "givers": CountField(label=_("How many people gave points"), least=1),
            "each": CountField(label=_("Points (stickers) for each person"), least=1, max_value=20),
            **{f"points_{one.pk}": CountField(label=str(one.title), required=False) for one in self.problems},
        }

    def initial(self) -> dict[str, Any]:
        """The numbers kept."""
        points = self.kept.get("points", {})
        return {
            "each": self.kept.get("each"),
            "givers": self.kept.get("givers"),
            **{f"points_{one.pk}": points.get(str(one.pk)) for one in self.problems},
        }

    def content(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The numbers given; a problem without one is left out."""
        counted = {str(one.pk): given.get(f"points_{one.pk}") for one in self.problems}
        points = {key: number for key, number in counted.items() if number is not None}
        return {"each": given["each"], "givers": given["givers"], "points": points}


class PairsPage(ToolPage):
    """A pairwise ranking: of every two problems the one that weighs more."""

    def __init__(self, tool: SessionTool) -> None:
        super().__init__(tool)
        self.titles = {str(one.pk): str(one.title) for one in self.problems}
        self.pairs = pairs_of(tuple(self.titles))

    def fields(self) -> dict[str, forms.Field]:
        """A choice for each pair."""
        return {
            f"pair_{number}": forms.ChoiceField(
                label=f"{self.titles[one]} — {self.titles[other]}",
                required=False,
                choices=(
                    (NOT_COMPARED, _("not compared")),
                    (one, self.titles[one]),
                    (other, self.titles[other]),
                    (EQUAL, _("equal")),
                ),
            )
            for number, (one, other) in enumerate(self.pairs)
        }

    def initial(self) -> dict[str, Any]:
        """The winners kept, none of whom stands for equal ones."""
        winners = {(one, other): winner for one, other, winner in self.kept.get("winners", ())}
        return {
            f"pair_{number}": (winners[pair] or EQUAL) if pair in winners else NOT_COMPARED
            for number, pair in enumerate(self.pairs)
        }

    def content(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The pairs that were compared, each with its winner."""
        found = [
            (pair, given.get(f"pair_{number}") or NOT_COMPARED) for number, pair in enumerate(self.pairs)
        ]
        return {
            "winners": [
                [*pair, "" if winner == EQUAL else winner] for pair, winner in found if winner != NOT_COMPARED
            ]
        }


class MonthsPage(ToolPage):
    """A seasonal calendar: how much of each topic in each month."""

    def _topics(self) -> dict[str, Mapping[str, Any]]:
        return {f"months_{number}": topic for number, topic in enumerate(self.kept.get("topics", ()))}

    def fields(self) -> dict[str, forms.Field]:
        """Twelve digits for each topic."""
        return {
            name: forms.CharField(
                label=topic["text"],
                max_length=40,
                help_text=_(
                    "Twelve digits from January to December: 0 not at all, 3 very much. Such as 333200000123."
                ),
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            )
            for name, topic in self._topics().items()
        }

    def initial(self) -> dict[str, Any]:
        """The digits kept."""
        return {name: "".join(map(str, topic["months"])) for name, topic in self._topics().items()}

    def read(self, name: str, given: Any) -> Any:
        """The digits of the twelve months."""
        try:
            return facilitation.months_of(given)
        except ValueError as wrong:
            raise ValidationError(_("Write twelve digits from 0 to 3, one for each month.")) from wrong

    def content(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The topics with their months."""
        return {
            "topics": [
                {"text": topic["text"], "months": list(given[name])} for name, topic in self._topics().items()
            ]
        }


class PlacesPage(ToolPage):
    """A map: what stands where in each settlement, with degrees where somebody measured them."""

    def __init__(self, tool: SessionTool) -> None:
        super().__init__(tool)
        self.villages = villages_for_maps(tool.session)

    def _boxes(self) -> Iterator[tuple[str, str, str]]:
        """Of each box: its name, the key of its settlement or none, its label."""
        for key, name in self.villages.items():
            yield f"places_{key}", key, name
        yield "places", "", gettext("Elsewhere") if self.villages else gettext("What was marked on the map")

    def fields(self) -> dict[str, forms.Field]:
        """A box for each settlement, and one for what lies in none; a place a line."""
        note = _(
            "One place a line: place; what is there; if measured, latitude, longitude. "
            "Can be pasted from a sheet."
        )
        rows = 3 if self.villages else 10
        found: dict[str, forms.Field] = {
            name: paragraph(label, rows=rows, longest=20_000, required=not self.villages)
            for name, _key, label in self._boxes()
        }
        next(iter(found.values())).help_text = note
        return found

    def initial(self) -> dict[str, Any]:
        """The places kept, each in the box of its settlement, as they are written."""
        notes = [facilitation.MapNote(**place) for place in self.kept.get("places", ())]
        return {
            name: "\n".join(facilitation.line_of(note) for note in notes if self._stands_in(note) == key)
            for name, key, _label in self._boxes()
        }

    def _stands_in(self, note: facilitation.MapNote) -> str:
        return note.settlement if note.settlement in self.villages else ""

    def read(self, name: str, given: Any) -> Any:
        """The places of the lines."""
        try:
            return facilitation.map_notes_of(given)
        except facilitation.BadLine as bad:
            raise ValidationError(gettext(BAD_LINES[bad.code]) % {"line": bad.line}) from bad

    def content(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The places in their order, each with the key of its settlement or none."""
        return {
            "places": [
                asdict(replace(note, settlement=key))
                for name, key, _label in self._boxes()
                for note in given.get(name, ())
            ]
        }


PAGES: Final[Mapping[str, type[ToolPage]]] = {
    facilitation.BRAINSTORM: SayingsPage,
    facilitation.POINTS: PointsPage,
    facilitation.PAIRWISE: PairsPage,
    facilitation.CALENDAR: MonthsPage,
    facilitation.MAP: PlacesPage,
}
"""The page of each kind of tool."""
