"""Sentences with placeholders: which names they need, and how values are written into them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from decimal import Decimal
from string import Formatter
from typing import Any, Final
from zoneinfo import ZoneInfo

_NBSP: Final = "\N{NO-BREAK SPACE}"
_SOM: Final = {"en": "som"}
_ZONE: Final = ZoneInfo("Asia/Bishkek")


def placeholders(text: str) -> list[tuple[str, str]]:
    """The placeholders of `text` as (name, kind), in their order; ValueError with a sentence when malformed.

    A placeholder is {name} or {name:kind} with one of the kinds of `KINDS`; {{ and }} stand for braces.
    """
    found = []
    try:
        pieces = list(Formatter().parse(text))
    except ValueError:
        raise ValueError("has a brace without its pair") from None
    for _, name, kind, conversion in pieces:
        if name is None:
            continue
        if not name.isidentifier() or conversion:
            raise ValueError(f"has the placeholder {{{name}}}, which is not a plain name")
        if kind not in KINDS:
            known = ", ".join(kind for kind in KINDS if kind)
            raise ValueError(f"has {{{name}:{kind}}} of an unknown kind; kinds are {known}")
        found.append((name, kind or ""))
    return found


def names_in(text: str) -> frozenset[str]:
    """The names of the placeholders of `text`."""
    return frozenset(name for name, _ in placeholders(text))


def fill(
    text: str, given: Mapping[str, Any], language: str, words: Callable[[str], str] | None = None
) -> str:
    """`text` with its placeholders filled from `given`, as a reader of `language` writes such things.

    `words` puts the texts among the values, such as the names of fields, into the reader's language.
    Raises KeyError with the name of a placeholder that `given` lacks.
    """
    language = language.partition("-")[0]
    filled = []
    for literal, name, kind, _ in Formatter().parse(text):
        filled.append(literal)
        if name is not None:
            value = given[name] if words is None else _worded(given[name], words)
            filled.append(KINDS[kind or ""](value, language))
    return "".join(filled)


def _worded(value: Any, words: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return words(value) if value else value
    if isinstance(value, list | tuple):
        return [_worded(one, words) for one in value]
    return value


def _plain(value: Any, language: str) -> str:
    if isinstance(value, Decimal):
        return str(value) if language == "en" else str(value).replace(".", ",")
    if isinstance(value, datetime):
        return _moment(value, language)
    if isinstance(value, date):
        return _day(value, language)
    if isinstance(value, Collection) and not isinstance(value, str):
        return ", ".join(_plain(one, language) for one in value)
    return str(value)


def _som(value: Any, language: str) -> str:
    """A sum: whole tyiyn as som; anything else is taken as already written."""
    if not isinstance(value, int):
        return _plain(value, language)
    som, tyiyn = divmod(abs(value), 100)
    digits = f"{som:,}"
    if language == "en":
        digits += f".{tyiyn:02}" if tyiyn else ""
    else:
        digits = digits.replace(",", _NBSP) + (f",{tyiyn:02}" if tyiyn else "")
    return f"{'−' if value < 0 else ''}{digits}{_NBSP}{_SOM.get(language, 'сом')}"


def _day(value: Any, language: str) -> str:
    """A day, also out of an ISO text, as 23.11.2026 (in English 23 November 2026)."""
    day = _read(date.fromisoformat, value)
    if not isinstance(day, date):
        return str(value)
    if isinstance(day, datetime):
        day = day.astimezone(_ZONE).date()
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if language == "en" else f"{day:%d.%m.%Y}"


def _moment(value: Any, language: str) -> str:
    """A moment, also out of an ISO text, in Bishkek time: the day and the time."""
    moment = _read(datetime.fromisoformat, value)
    if not isinstance(moment, datetime):
        return _day(value, language)
    moment = moment.astimezone(_ZONE)
    return f"{_day(moment.date(), language)}, {moment:%H:%M}"


def _read(reader: Callable[[str], Any], value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return reader(value)
    except ValueError:
        return None


_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip

KINDS: Final[Mapping[str | None, Callable[[Any, str], str]]] = {
    "": _plain,
    "som": _som,
    "day": _day,
    "moment": _moment,
}
"""The kinds of placeholders: plain; `som`, a sum in tyiyn; `day`; `moment`."""
