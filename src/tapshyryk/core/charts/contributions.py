"""Who gave what, drawn from the same table of money that the page shows."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tapshyryk.core.charts import writing
from tapshyryk.core.charts.bars import Stack, stacked_bars
from tapshyryk.core.charts.drawing import Chart
from tapshyryk.core.components import MoneyTable


def contribution_bars(money: MoneyTable, *, title: str = "", note: str = "") -> Chart:
    """A bar for each who gave, largest first, split into cash, labour, and equipment with premises."""
    stacks = [
        Stack(
            str(line.label),
            {"cash": line.cash, "labour": line.labour, "equipment": line.equipment},
            href=line.href,
        )
        for line in sorted(money.lines, key=lambda line: -(line.total or 0))
    ]
    return stacked_bars(
        title or money.caption,
        stacks,
        [("cash", _("Cash")), ("labour", _("Labour")), ("equipment", _("Equipment and premises"))],
        columns=(_("Who gave"), _("Together")),
        write=writing.som,
        empty=_("Nothing has been reported yet."),
        note=note,
    )
