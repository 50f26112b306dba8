"""The commission of a call as everyone sees it: its sides from the start, its names with the decision."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tapshyryk.calls.models import Call
from tapshyryk.calls.queries.public import names_on_commission
from tapshyryk.core.components import Column
from tapshyryk.portal import words
from tapshyryk.portal.blocks import Block, table


def commission(call: Call) -> Block | None:
    """The table of seats; None while nobody is seated."""
    return table(
        _("Commission"),
        (Column(_("Member")), Column(_("From")), Column(_("Seat"))),
        [
            (
                name or _("named with the decision"),
                words.choice(seat, "side"),
                _("chair") if seat.is_chair else "",
            )
            for name, seat in names_on_commission(call)
        ],
    )
