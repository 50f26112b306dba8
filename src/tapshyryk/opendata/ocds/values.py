"""How texts, days, moments and sums are written in a release, and what is left out of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, Final

from tapshyryk.core.clock import LOCAL_ZONE
from tapshyryk.core.wording import FALLBACKS, LANGUAGES

LANGUAGE: Final = "ky"
"""The language of the plain fields; the others stand beside it as `title_ru`, `title_en`."""

CURRENCY: Final = "KGS"
LAST_SECOND: Final = time(23, 59, 59)


def texts(row: Any, name: str, field: str = "") -> dict[str, str]:
    """The text `name` of a row in every language it is written in, under `field` (by default `name`).

    The plain field is Kyrgyz, or the nearest language that is written.
    """
    field = field or name
    written = {language: getattr(row, f"{name}_{language}") for language in LANGUAGES}
    found = {f"{field}_{language}": text for language, text in written.items() if text}
    nearest = next((written[language] for language in FALLBACKS[LANGUAGE] if written[language]), "")
    found.pop(f"{field}_{LANGUAGE}", None)
    return {field: nearest, **found} if nearest else {}


def moment(at: datetime | None) -> str | None:
    """A moment in Bishkek time, to the second."""
    return at.astimezone(LOCAL_ZONE).isoformat(timespec="seconds") if at else None


def first_moment(day: date | None) -> str | None:
    """The first moment of a day."""
    return moment(datetime.combine(day, time(), LOCAL_ZONE)) if day else None


def last_moment(day: date | None) -> str | None:
    """The last second of a day."""
    return moment(datetime.combine(day, LAST_SECOND, LOCAL_ZONE)) if day else None


def period(starts: date | None, ends: date | None) -> dict[str, Any]:
    """A term of days, both included."""
    days = (ends - starts).days + 1 if starts and ends else None
    return filled({"startDate": first_moment(starts), "endDate": last_moment(ends), "durationInDays": days})


def sum_of(tyiyn: int | None) -> dict[str, Any]:
    """A sum in tyiyn as a value in som; nothing for an unknown one."""
    if tyiyn is None:
        return {}
    som, rest = divmod(tyiyn, 100)
    return {"amount": tyiyn / 100 if rest else som, "currency": CURRENCY}


def filled(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that say something: the standard forbids empty texts, lists and objects."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}
