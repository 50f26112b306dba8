"""What the facilitation tools of a session left, as tables a page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tapshyryk.core import formats
from tapshyryk.core.components import Column, Table
from tapshyryk.core.wording import current_language
from tapshyryk.needs.domain import facilitation
from tapshyryk.needs.models import NeedsSession, SessionTool


@dataclass(frozen=True, slots=True)
class Shown:
    """A tool with its table, and a sentence under it where there is something to say."""

    tool: SessionTool
    table: Table


def tools_shown(session: NeedsSession, *, public: bool = True) -> list[Shown]:
    """What came of each recorded tool; with `public` only where no person is named."""
    titles = {str(one.pk): str(one.title) for one in session.problems.all()}
    recorded = session.tools.filter(state="recorded").order_by("pk")
    return [Shown(tool, table_of(tool, titles)) for tool in recorded if tool.is_public or not public]


def table_of(tool: SessionTool, titles: Mapping[str, str]) -> Table:
    """The content of a recorded tool as a table; `titles` are the problems' by key."""
    caption = str(tool.get_kind_display()).capitalize()
    make = {
        facilitation.BRAINSTORM: _sayings,
        facilitation.POINTS: _points,
        facilitation.PAIRWISE: _pairs,
        facilitation.CALENDAR: _months,
        facilitation.MAP: _places,
    }
    return make[tool.kind](caption, tool.content, titles)


def _sayings(caption: str, content: Mapping[str, Any], titles: Mapping[str, str]) -> Table:
    rows = [
        (one["text"], titles.get(one["problem"], "—") if one["problem"] else "—")
        for one in content["sayings"]
    ]
    return Table(caption, (Column(_("As people said it")), Column(_("Problem"))), rows)


def _points(caption: str, content: Mapping[str, Any], titles: Mapping[str, str]) -> Table:
    language = current_language()
    ordered = sorted(content["points"].items(), key=lambda item: -item[1])
    note = _("People who gave points: %(givers)s; each had: %(each)s.") % {
        "givers": formats.number(content["givers"], language),
        "each": formats.number(content["each"], language),
    }
    rows = [(titles.get(key, key), formats.number(number, language)) for key, number in ordered]
    return Table(caption, (Column(_("Problem")), Column(_("Points"), "number")), rows, note=note)


def _pairs(caption: str, content: Mapping[str, Any], titles: Mapping[str, str]) -> Table:
    rows = [
        (
            f"{titles.get(one, one)} — {titles.get(other, other)}",
            titles.get(winner, winner) if winner else _("equal"),
        )
        for one, other, winner in content["winners"]
    ]
    return Table(caption, (Column(_("Pair")), Column(_("Weightier"))), rows)


def _months(caption: str, content: Mapping[str, Any], titles: Mapping[str, str]) -> Table:
    language = current_language()
    months = [formats.month_short(date(2026, number, 1), language) for number in range(1, 13)]
    rows = [(topic["text"], *(str(strength) for strength in topic["months"])) for topic in content["topics"]]
    return Table(
        caption,
        (Column(_("Topic")), *(Column(month, "number") for month in months)),
        rows,
        note=_("From 0, not at all, to 3, very much."),
    )


def _places(caption: str, content: Mapping[str, Any], titles: Mapping[str, str]) -> Table:
    rows = [
        (
            one["place"],
            one["what"],
            f"{one['latitude']}, {one['longitude']}" if one["latitude"] else "—",
        )
        for one in content["places"]
    ]
    return Table(caption, (Column(_("Place")), Column(_("What is there")), Column(_("Where it lies"))), rows)
