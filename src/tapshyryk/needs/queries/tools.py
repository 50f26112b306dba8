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
from tapshyryk.needs.queries.villages import villages_for_maps


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
    if tool.kind == facilitation.MAP:
        return _places(caption, tool.content, villages_for_maps(tool.session))
    make = {
        facilitation.BRAINSTORM: _sayings,
        facilitation.POINTS: _points,
        facilitation.PAIRWISE: _pairs,
        facilitation.CALENDAR: _months,
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
        short=True,
    )


def _places(caption: str, content: Mapping[str, Any], villages: Mapping[str, str]) -> Table:
    """The notes by settlement, in the order of `villages`; what lies elsewhere stands last."""
    order = {key: number for number, key in enumerate(villages)}
    notes = sorted(
        (facilitation.MapNote(**one) for one in content["places"]),
        key=lambda note: order.get(note.settlement, len(order)),
    )
    by_village = any(note.settlement in order for note in notes)
    rows = [
        (
            *((villages.get(note.settlement, _("Elsewhere")),) if by_village else ()),
            note.place,
            note.what,
            f"{note.latitude}, {note.longitude}" if note.latitude else "—",
        )
        for note in notes
    ]
    columns = (Column(_("Place")), Column(_("What is there")), Column(_("Where it lies")))
    return Table(caption, (*((Column(_("Settlement")),) if by_village else ()), *columns), rows)
