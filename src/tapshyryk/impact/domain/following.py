"""Days by which what follows an order is to be decided and looked at."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def months_later(day: date, months: int) -> date:
    """The same day `months` later, or the last day of a shorter month: 31 January and 1 make 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def decide_by(ends: date, days: int) -> date:
    """The day by which what follows is to be decided: so many days before the end."""
    return ends - timedelta(days=days)
