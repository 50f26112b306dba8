"""Deeds of the needs room that belong to no table of moves."""

from __future__ import annotations

from tapshyryk.core.lifecycle.registry import DeedKind
from tapshyryk.core.lifecycle.spec import N_

DEEDS = (
    DeedKind(
        "import_attendance",
        permission="needs.import_attendance",
        label=N_("Import attendance lists"),
        done=N_("Attendance lists imported"),
        public=False,
    ),
    DeedKind(
        "import_found",
        permission="needs.import_found",
        label=N_("Import people found"),
        done=N_("People found imported"),
        public=False,
    ),
)
