"""Deeds of the delivery room that belong to no table of moves."""

from __future__ import annotations

from tapshyryk.core.lifecycle.registry import DeedKind
from tapshyryk.core.lifecycle.spec import N_

DEEDS = (
    DeedKind(
        "import_recipients",
        permission="delivery.import_recipients",
        label=N_("Import recipients"),
        done=N_("Recipients imported"),
        public=False,
    ),
)
