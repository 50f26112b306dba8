"""The product's only source of time, so that deadlines, records and worked examples share one clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LOCAL_ZONE = ZoneInfo("Asia/Bishkek")
"""The zone in which a day begins and a deadline falls; Kyrgyzstan keeps one zone, UTC+6, all year."""

_set_to: ContextVar[datetime | None] = ContextVar("clock_set_to", default=None)


def now() -> datetime:
    """The present moment in UTC, or the moment the surrounding `at()` has set."""
    moment = _set_to.get()
    return moment if moment is not None else machine_now()


def machine_now() -> datetime:
    """The machine's own time in UTC, whatever `at()` says: for when a line was written or a message sent."""
    return datetime.now(UTC)


def today() -> date:
    """The present day where the product is used."""
    return now().astimezone(LOCAL_ZONE).date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let the clock stand at `moment` (timezone-aware) inside the block: for tests and the played example.

    The record of acts keeps the real time of writing beside it, so a clock that was set leaves its trace.
    """
    if moment.tzinfo is None:
        raise ValueError("the clock is set with a timezone-aware moment")
    token = _set_to.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _set_to.reset(token)
