"""A clock that stands where a journey sets it, for the server of the tests alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from tapshyryk.core import clock


class StandingClock:
    """Answers each request at the moment the journey has set; stands before all other middleware."""

    moment: datetime | None = None

    def __init__(self, answer: Callable[[Any], Any]) -> None:
        self.answer = answer

    def __call__(self, request: Any) -> Any:
        if StandingClock.moment is None:
            return self.answer(request)
        with clock.at(StandingClock.moment):
            return self.answer(request)


def stand_on(year: int, month: int, day: int, hour: int = 10) -> date:
    """Let the clock stand at an hour of a day, in Bishkek; the day."""
    day_of_it = date(year, month, day)
    StandingClock.moment = datetime.combine(day_of_it, time(hour), clock.LOCAL_ZONE)
    return day_of_it


def pass_by(minutes: int = 7) -> None:
    """Let some minutes pass, as between two steps of one day."""
    if StandingClock.moment is not None:
        StandingClock.moment += timedelta(minutes=minutes)
