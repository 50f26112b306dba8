"""What the clock does with assemblies: it clears the names on rolls that were kept long enough."""

from __future__ import annotations

from typing import Final

from tapshyryk.assemblies.actions.clearing import clear_roll_names
from tapshyryk.assemblies.models import Assembly
from tapshyryk.config.jobs import Job
from tapshyryk.core.access.actors import System
from tapshyryk.core.lifecycle.refusals import Refused

MOST_AT_ONCE: Final = 20


def clear_rolls_due() -> int:
    """Clear the rolls whose days of keeping are over; how many. The rule says which; the rest refuse."""
    cleared = 0
    named = Assembly.objects.filter(state="minuted", roll__full_name__gt="").distinct().order_by("minuted_on")
    for assembly in named[:MOST_AT_ONCE]:
        try:
            clear_roll_names(assembly, actor=System("clock"))
        except Refused:
            break  # those after it were signed later still
        cleared += 1
    return cleared


JOBS: Final = (Job(name="clear names on rolls", every_seconds=3600, run=clear_rolls_due),)
