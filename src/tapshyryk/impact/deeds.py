"""Deeds of the impact room that belong to no table of moves."""

from __future__ import annotations

from tapshyryk.core.lifecycle.registry import DeedKind
from tapshyryk.core.lifecycle.spec import N_

DEEDS = (
    DeedKind(
        "import_trust_figures",
        permission="impact.import",
        label=N_("Load figures of trust"),
        done=N_("Figures of trust loaded from a source"),
    ),
    DeedKind(
        "import_reported_figures",
        permission="impact.import",
        label=N_("Load printed figures"),
        done=N_("Printed figures loaded from a source"),
    ),
    DeedKind(
        "remind_to_decide",
        permission="impact.remind",
        label=N_("Remind of the decision on what follows"),
        done=N_("Reminder that what follows is not decided"),
    ),
)
