"""Writes tables people can open anywhere: CSV in UTF-8, row by row, and XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tapshyryk.core.importing.writing.safe_cells import is_risky, safe_cell

SHEET_NAME = 31
"""The most letters a sheet's name may have."""


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """The table as CSV, line by line: UTF-8 with a mark, commas, no cell that could become a formula.

    Days are written as 2015-03-05, moments with their zone, yes and no as true and false, nothing as nothing.
    """
    yield "\ufeff".encode()
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    for row in (header, *()):
        writer.writerow([safe_cell(name) for name in row])
    for row in rows:
        writer.writerow([safe_cell(_csv_cell(value)) for value in row])
        if buffer.tell() > 64 * 1024:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def xlsx_file(
    header: Sequence[str], rows: Iterable[Sequence[Any]], *, sheet: str = "data", made: datetime
) -> bytes:
    """The table as XLSX with one sheet; the same rows and the same `made` give the same bytes.

    Texts are always texts, never formulas; those that look like one are marked as quoted.
    """
    buffer = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": made.astimezone(UTC).replace(tzinfo=None)})
        page = book.add_worksheet(sheet_name(sheet))
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "quoted": book.add_format({"quote_prefix": True}),
            "day": book.add_format({"num_format": "dd.mm.yyyy"}),
        }
        for column, name in enumerate(header):
            page.write_string(0, column, name, formats["head"])
        page.freeze_panes(1, 0)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                _xlsx_cell(page, number, column, value, formats)
    return buffer.getvalue()


def sheet_name(wanted: str) -> str:
    """A name a workbook accepts for a sheet."""
    name = "".join("-" if c in "[]:*?/\\" else c for c in wanted).strip("' ")[:SHEET_NAME]
    return name or "data"


def _csv_cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return "" if value is None else value


def _xlsx_cell(page: Worksheet, row: int, column: int, value: Any, formats: dict[str, Format]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        page.write_boolean(row, column, value)
    elif isinstance(value, (int, float)) and abs(value) < 1e15:
        page.write_number(row, column, value)
    elif isinstance(value, date) and not isinstance(value, datetime):
        page.write_datetime(row, column, value, formats["day"])
    else:
        text = value.isoformat() if isinstance(value, datetime) else str(value)
        page.write_string(row, column, text[:32_767], formats["quoted"] if is_risky(text) else None)
