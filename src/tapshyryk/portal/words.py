"""Short ways to write figures and texts in the reader's language."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from tapshyryk.core import clock, formats
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.wording import current_language
from tapshyryk.needs.models import ProposedProblem
from tapshyryk.needs.queries.proposed_problems import READABLE

Sum = int | None


def number(value: int | Decimal | None) -> str | None:
    """A number, or None where nothing is reported."""
    if value is None:
        return None
    plain = value.normalize() if isinstance(value, Decimal) else value
    return formats.number(plain, current_language())


def som(tyiyn: Sum) -> str | None:
    """A sum from tyiyn, or None where nothing is reported."""
    return None if tyiyn is None else formats.som(tyiyn, current_language())


def percent(value: Decimal | int | None, decimals: int = 0) -> str | None:
    """A percentage, or None where nothing is reported."""
    return None if value is None else formats.percent(value, current_language(), decimals)


def day(value: date | datetime | None) -> str | None:
    """A day in words, or None where nothing is reported."""
    if value is None:
        return None
    if isinstance(value, datetime):
        value = value.astimezone(clock.LOCAL_ZONE).date()
    return formats.date_long(value, current_language())


def short_day(value: date | datetime | None) -> str | None:
    """A day in figures, for a narrow place; None where nothing is reported."""
    if value is None:
        return None
    if isinstance(value, datetime):
        value = value.astimezone(clock.LOCAL_ZONE).date()
    return formats.date_short(value, current_language())


def reported_month(text: str) -> str | None:
    """A month or day as a source prints it (`2014-12`, `2015-05-22`) in words, or None."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return formats.date_long(date(*parts), current_language())
    if len(parts) == 2:
        return formats.month_year(date(parts[0], parts[1], 1), current_language())
    return str(parts[0])


def span(start: date | None, end: date | None) -> str | None:
    """From which day to which, the year said once, with what is known of it."""
    return formats.date_span(start, end, current_language()) if start and end else term(day(start), day(end))


def term(start: str | None, end: str | None) -> str | None:
    """From when to when, with what is known of it."""
    if start and end:
        return f"{start} — {end}"
    if start:
        return _("from %(day)s") % {"day": start}
    return (_("until %(day)s") % {"day": end}) if end else None


def people(count: int | None, exactness: str = "exact") -> str:
    """A number of people as the source gives it: exact, more than, about, at least; empty if silent."""
    if count is None:
        return ""
    forms = {
        "more_than": _("more than %(n)s people"),
        "about": _("about %(n)s people"),
        "at_least": _("at least %(n)s people"),
    }
    return forms.get(exactness, _("%(n)s people")) % {"n": number(count)}


def choice(row: Any, field: str) -> str:
    """The label of a field with choices, or an empty text."""
    return str(getattr(row, f"get_{field}_display")()) if getattr(row, field) else ""


SOURCES = {
    "journal-2015": N_("municipal journal, 2015"),
    "report-2017": N_("report on economic effects, 2017"),
    "article-2014": N_("article, 2014"),
}
"""Founding sources by their key in the data."""


def source(key: str) -> str:
    """The name of a founding source in the reader's language; another text stays as it is."""
    name = key.split(" ", 1)[0]
    return _(SOURCES[name]) if name in SOURCES else key


def public_title(problem: ProposedProblem) -> Any:
    """The title of a proposed problem where everybody reads it; of a declined one only that it was there."""
    return problem.title if problem.state in READABLE else _("A proposal that was declined")
