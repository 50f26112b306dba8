"""Who may keep the register of places."""

from __future__ import annotations

from typing import Final

from tapshyryk.core.access.table import allow, holds_anywhere, system

KEEPERS: Final = (
    holds_anywhere("ministry_specialist"),
    system("founding sources", "installation", "command line"),
)
"""A specialist of the state body, and the machines that load the register."""

PERMISSIONS = (
    allow("places.import", *KEEPERS),
    allow("places.register", *KEEPERS),
    allow("places.correct", *KEEPERS),
)
