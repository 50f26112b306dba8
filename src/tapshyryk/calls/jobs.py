"""What the clock does with calls: it closes those whose deadline has passed."""

from __future__ import annotations

from typing import Final

from tapshyryk.calls.actions.call import close_call
from tapshyryk.calls.models import Call
from tapshyryk.config.jobs import Job
from tapshyryk.core import clock
from tapshyryk.core.access.actors import System
from tapshyryk.core.lifecycle.refusals import Refused

MOST_AT_ONCE: Final = 100


def close_calls_due() -> int:
    """Close every open call whose deadline has passed; returns how many.

    A call that another process closed or that was extended meanwhile refuses and is left to that.
    """
    closed = 0
    due = Call.objects.filter(state="open", closes_at__lte=clock.now()).order_by("closes_at")
    for call in due[:MOST_AT_ONCE]:
        try:
            close_call(call, actor=System("clock"))
        except Refused:
            continue
        closed += 1
    return closed


JOBS: Final = (Job(name="close calls", every_seconds=20, run=close_calls_due),)
