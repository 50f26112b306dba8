"""Deeds of the assemblies room that belong to no table of moves."""

from __future__ import annotations

from tapshyryk.core.lifecycle.registry import DeedKind
from tapshyryk.core.lifecycle.spec import N_

DEEDS = (
    DeedKind(
        "import_voters",
        permission="assemblies.import_voters",
        label=N_("Import the voters' roll"),
        done=N_("Voters' roll imported"),
        public=False,
    ),
)
