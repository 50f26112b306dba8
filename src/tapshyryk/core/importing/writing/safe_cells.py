"""Keeps a text from becoming a formula in the spreadsheet of whoever opens an export."""

from __future__ import annotations

import re
from typing import TypeVar

Value = TypeVar("Value")

RISKY = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]")
PLAIN_NUMBER = re.compile(r"[+-]?[0-9][0-9 .,\u00a0-]*")
"""Numbers, also those of telephones, start a formula but compute nothing."""


def is_risky(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula."""
    return bool(RISKY.match(text)) and not PLAIN_NUMBER.fullmatch(text)


def safe_cell(value: Value) -> Value | str:
    """The value as it may stand in a CSV cell: a text that could be a formula gets an apostrophe in front.

    Every export uses it. `without_guard` takes the apostrophe away again on import, so nothing is changed by
    a round trip.
    """
    if isinstance(value, str) and is_risky(value.lstrip("'")):
        return f"'{value}"
    return value


def without_guard(text: str) -> str:
    """The text as it was before `safe_cell`."""
    if text.startswith("'") and is_risky(text.lstrip("'")):
        return text[1:]
    return text
