"""Days, and months of a year, in the ways village offices write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tapshyryk.core.importing.cells import Cell
from tapshyryk.core.importing.parsers.base import written, wrong_kind
from tapshyryk.core.importing.problems import CellRefused
from tapshyryk.core.importing.written_days import (
    EARLIEST,
    LATEST,
    MONTH_WORDS,
    MONTHS,
    YEAR_MARK,
    NotADay,
    written_day,
)
from tapshyryk.core.lifecycle.spec import N_

SERIAL_ORIGIN = date(1899, 12, 30)
"""Spreadsheets number days from here."""

FIRST_SERIAL = 10_000
LAST_SERIAL = 73_415
"""18 May 1927 and 31 December 2100; a smaller number is rather a year, or a day of the month."""

ISO_TIME = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?Z?$")


@dataclass(frozen=True, slots=True)
class Day:
    """A day within bounds: 2015-03-05, 05.03.2015, 5 марта 2015 г., a sheet's date or its number."""

    earliest: date = EARLIEST
    latest: date = LATEST
    describes: str = N_("a date")

    def parse(self, cell: Cell) -> date:
        """The day."""
        day = self._day(cell)
        if not self.earliest <= day <= self.latest:
            raise CellRefused(
                "date.out_of_range", least=f"{self.earliest:%d.%m.%Y}", most=f"{self.latest:%d.%m.%Y}"
            )
        return day

    def _day(self, cell: Cell) -> date:
        if isinstance(cell, datetime):
            if (cell.hour, cell.minute, cell.second) != (0, 0, 0):
                raise wrong_kind(self)
            return cell.date()
        if isinstance(cell, date):
            return cell
        text = written(cell, self)
        if re.fullmatch(r"[0-9]{1,6}", text):
            return _from_serial(int(text))
        try:
            return written_day(ISO_TIME.sub("", text))
        except NotADay as wrong:
            raise CellRefused(wrong.code) from wrong


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year, kept as its first day: 2015-03, 03.2015, март 2015, or any day within it."""

    describes: str = N_("a month, as 2015-03")

    def parse(self, cell: Cell) -> date:
        """The first day of the month."""
        if isinstance(cell, str):
            text = YEAR_MARK.sub("", cell.strip())
            if found := re.fullmatch(r"([0-9]{4})[-./]([0-9]{1,2})", text):
                return _month(int(found[1]), int(found[2]))
            if found := re.fullmatch(r"([0-9]{1,2})[-./]([0-9]{4})", text):
                return _month(int(found[2]), int(found[1]))
            words = text.replace(",", " ").split()
            years = [word for word in words if re.fullmatch(r"[0-9]{4}", word)]
            names = [word for word in words if MONTH_WORDS.fullmatch(word)]
            if len(words) == 2 and years and names:
                return _month(int(years[0]), MONTHS[names[0][:3].lower()])
        try:
            return Day().parse(cell).replace(day=1)
        except CellRefused as refused:
            if refused.code == "cell.wrong_kind":
                raise wrong_kind(self) from refused
            raise CellRefused("month.not_a_month") from refused


def _month(year: int, month: int) -> date:
    if not (EARLIEST.year <= year <= LATEST.year and 1 <= month <= 12):
        raise CellRefused("month.not_a_month")
    return date(year, month, 1)


def _from_serial(serial: int) -> date:
    if not FIRST_SERIAL <= serial <= LAST_SERIAL:
        raise CellRefused("date.not_a_day")
    return SERIAL_ORIGIN + timedelta(days=serial)
