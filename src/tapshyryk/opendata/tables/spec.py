"""What a public table declares of itself: its columns with their meaning, and its rows as a stream."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from tapshyryk.core.lifecycle.spec import N_


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    CODE = "code"
    WHOLE = "whole"
    DECIMAL = "decimal"
    SOM = "som"
    DAY = "day"
    MOMENT = "moment"
    YES_NO = "yes_no"


KIND_WORDS: Final = {
    Kind.TEXT: N_("text"),
    Kind.CODE: N_("code or permanent name"),
    Kind.WHOLE: N_("whole number"),
    Kind.DECIMAL: N_("number with a decimal point"),
    Kind.SOM: N_("sum in som"),
    Kind.DAY: N_("day, as 2026-03-02"),
    Kind.MOMENT: N_("moment with its time zone"),
    Kind.YES_NO: N_("true or false"),
}
"""What each kind is, as English message ids."""

Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, which never changes, what it holds, and its meaning as English message id."""

    name: str
    kind: Kind
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A public table; `rows` reads it from the beginning, one row at a time, in a fixed order.

    What has not been reported is None and becomes an empty cell, never a zero.
    """

    name: str
    label: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[Row]]

    @property
    def header(self) -> tuple[str, ...]:
        """The headings."""
        return tuple(column.name for column in self.columns)


def som(tyiyn: int | None) -> Decimal | None:
    """A sum in tyiyn as som with two digits."""
    return None if tyiyn is None else Decimal(tyiyn).scaleb(-2)


def text(name: str, meaning: str) -> Column:
    """A column of texts."""
    return Column(name, Kind.TEXT, meaning)


def code(name: str, meaning: str) -> Column:
    """A column of codes or permanent names."""
    return Column(name, Kind.CODE, meaning)


def whole(name: str, meaning: str) -> Column:
    """A column of whole numbers."""
    return Column(name, Kind.WHOLE, meaning)


def decimal(name: str, meaning: str) -> Column:
    """A column of decimal numbers."""
    return Column(name, Kind.DECIMAL, meaning)


def money(name: str, meaning: str) -> Column:
    """A column of sums in som."""
    return Column(name, Kind.SOM, meaning)


def day(name: str, meaning: str) -> Column:
    """A column of days."""
    return Column(name, Kind.DAY, meaning)


def moment(name: str, meaning: str) -> Column:
    """A column of moments."""
    return Column(name, Kind.MOMENT, meaning)


def yes_no(name: str, meaning: str) -> Column:
    """A column of truths."""
    return Column(name, Kind.YES_NO, meaning)


def titles(what: str) -> tuple[Column, ...]:
    """Three columns of a title: Kyrgyz, Russian, English."""
    return (
        text(f"{what}_ky", N_("title or name in Kyrgyz")),
        text(f"{what}_ru", N_("title or name in Russian")),
        text(f"{what}_en", N_("title or name in English")),
    )


ORDER: Final = code("order", N_("permanent name of the order"))
MUNICIPALITY: Final = code("municipality", N_("permanent name of the municipality"))
SETTLEMENT: Final = text("settlement", N_("village or part of the city, in Kyrgyz"))
CALL: Final = code("call", N_("permanent name of the call"))
CONTRACT: Final = code("contract", N_("permanent name of the contract"))
THEME: Final = code("theme", N_("theme"))
TARGET_GROUP: Final = text("target_group", N_("whom it concerns"))
STATE: Final = code("state", N_("state in its life, as in the table of moves"))
SOURCE: Final = text("source", N_("founding source it is taken from; empty when entered here"))
EXAMPLE: Final = yes_no("is_example", N_("belongs to the invented example; leave it out of any sum"))
"""Columns that stand in several tables."""

AT_ONCE: Final = 2000
"""Rows fetched together; no more are held in memory."""
