"""Who may keep the register of places."""

from __future__ import annotations

from tapshyryk.core.access.table import allow, holds_anywhere, system

PERMISSIONS = (
    allow("places.import", holds_anywhere("ministry_specialist"), system("founding sources", "installation")),
    allow(
        "places.register", holds_anywhere("ministry_specialist"), system("founding sources", "installation")
    ),
    allow(
        "places.correct", holds_anywhere("ministry_specialist"), system("founding sources", "installation")
    ),
)
