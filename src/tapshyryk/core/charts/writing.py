"""Ways to write the figures of a chart in the reader's language."""

from __future__ import annotations

from decimal import Decimal

from tapshyryk.core import formats
from tapshyryk.core.wording import current_language


def plain(value: int | float | Decimal) -> str:
    """A number grouped by thousands, with at most three digits after the point."""
    return formats.number(value, current_language())


def one_digit(value: int | float | Decimal) -> str:
    """A number with one digit after the point, as mean scores are printed."""
    return formats.number(value, current_language(), 1)


def percent(value: int | float | Decimal) -> str:
    """A percentage with one digit after the point; 71.4 is 71.4 percent."""
    return formats.percent(value, current_language(), 1)


def whole_percent(value: int | float | Decimal) -> str:
    """A percentage without digits after the point."""
    return formats.percent(value, current_language())


def som(tyiyn: int) -> str:
    """A sum of money, given in tyiyn."""
    return formats.som(tyiyn, current_language())
