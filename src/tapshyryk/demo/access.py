"""Who may load the founding sources: only the machine that carries their name."""

from __future__ import annotations

from tapshyryk.core.access.table import allow, system

PERMISSIONS = (allow("demo.load", system("founding sources")),)
