"""Who came to a needs session, in counts that tell of nobody: what its public page shows."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tapshyryk.core.components import Column, Fact, Table
from tapshyryk.core.wording import wording
from tapshyryk.needs.models import NeedsSession
from tapshyryk.needs.queries.attendance import parts_of, public_counts_on, settlements_of, village_names
from tapshyryk.portal import words
from tapshyryk.portal.blocks import Block


def plan_of(session: NeedsSession) -> list[Fact]:
    """The hour, the settlements it is for and how many are expected, where they were written."""
    places = ", ".join(str(wording(one.settlement, "name")) for one in settlements_of(session))
    hour = "" if session.begins_at is None else f"{session.begins_at:%H:%M}"
    ahead = session.state == "planned"
    return [
        *([Fact(_("Begins at"), hour)] if hour else []),
        *([Fact(_("For the people of"), places)] if places else []),
        *([Fact(_("Expected"), words.number(session.expected))] if ahead and session.expected else []),
    ]


def who_came(session: NeedsSession) -> list[Block]:
    """The counts by settlement, age and social group; nothing before the list can no longer change."""
    counts = public_counts_on(session)
    if counts is None:
        return []
    parts = parts_of(counts, village_names(session))
    hidden = _("Groups of fewer than five people, and what would tell their number, are not shown.")
    return [
        Block(
            "table",
            Table(
                heading,
                (Column(heading), Column(_("People"), "number")),
                [
                    (label, _("not shown") if count is None else words.number(count))
                    for label, count in rows
                    if count != 0
                ],
                note=hidden if any(count is None for _label, count in rows) else "",
            ),
        )
        for heading, rows in parts
    ]
