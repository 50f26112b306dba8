"""Writes public tables: CSV as a stream, XLSX with a sheet for each table and one for the dictionary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO, Any, Final

import xlsxwriter

from tapshyryk.core.importing.writing.safe_cells import is_risky
from tapshyryk.core.importing.writing.tables import csv_lines
from tapshyryk.opendata.tables.catalogue import DICTIONARY, DICTIONARY_HEADER, dictionary
from tapshyryk.opendata.tables.spec import Row, Table

MOST_ROWS: Final = 1_048_575
"""Rows a sheet can hold below its heading."""

LARGEST_EXACT: Final = 10**15
"""Whole numbers a spreadsheet keeps exactly are below this; larger ones are written as text."""

LONGEST_CELL: Final = 32_767
"""Characters a cell can hold."""


class TooManyRows(ValueError):
    """A table does not fit on a sheet; CSV has no such limit."""

    def __init__(self, table: str, most: int) -> None:
        self.table = table
        super().__init__(f"{table} has more than {most} rows")


def table_as_csv(table: Table) -> Iterator[bytes]:
    """The table as CSV, piece by piece; no cell can become a formula."""
    return csv_lines(table.header, table.rows())


def dictionary_as_csv(tables: Iterable[Table]) -> Iterator[bytes]:
    """The dictionary of `tables` as CSV."""
    return csv_lines(DICTIONARY_HEADER, dictionary(tables))


def write_workbook(
    target: Path | IO[bytes],
    tables: Iterable[Table],
    *,
    made: datetime,
    most_rows: int = MOST_ROWS,
    told: Callable[[str, int], None] = lambda table, rows: None,
) -> dict[str, int]:
    """Write the tables and their dictionary into one workbook; rows by table.

    Rows go to the file as they are read. `told(table, rows)` hears of each finished table. Raises
    `TooManyRows` for a table that does not fit.
    """
    tables = list(tables)
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    counted: dict[str, int] = {}
    with xlsxwriter.Workbook(target if not isinstance(target, Path) else str(target), options) as book:
        book.set_properties({"created": made.astimezone(UTC).replace(tzinfo=None)})
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "quoted": book.add_format({"quote_prefix": True}),
            "day": book.add_format({"num_format": "dd.mm.yyyy"}),
        }
        for table in tables:
            rows = _sheet(book, formats, table.name, table.header, table.rows(), most_rows)
            counted[table.name] = rows
            told(table.name, rows)
        _sheet(book, formats, DICTIONARY, DICTIONARY_HEADER, dictionary(tables), most_rows)
    return counted


def _sheet(
    book: Any, formats: dict[str, Any], name: str, header: Iterable[str], rows: Iterable[Row], most: int
) -> int:
    page = book.add_worksheet(name)
    for column, heading in enumerate(header):
        page.write_string(0, column, heading, formats["head"])
    page.freeze_panes(1, 0)
    number = 0
    for number, row in enumerate(rows, 1):
        if number > most:
            raise TooManyRows(name, most)
        for column, value in enumerate(row):
            _cell(page, number, column, value, formats)
    return number


def _cell(page: Any, row: int, column: int, value: Any, formats: dict[str, Any]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        page.write_boolean(row, column, value)
    elif isinstance(value, Decimal) or (isinstance(value, int | float) and abs(value) < LARGEST_EXACT):
        page.write_number(row, column, float(value))
    elif isinstance(value, date) and not isinstance(value, datetime):
        page.write_datetime(row, column, value, formats["day"])
    else:
        text = value.isoformat() if isinstance(value, datetime) else str(value)
        page.write_string(row, column, text[:LONGEST_CELL], formats["quoted"] if is_risky(text) else None)
