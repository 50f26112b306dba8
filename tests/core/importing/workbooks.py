"""Workbooks for the tests, in each format, from rows of plain values."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import xlwt

Rows = Sequence[Sequence[Any]]


def xlsx(
    rows: Rows, sheet: str = "Барак1", others: dict[str, Rows] | None = None, prepare: Any = None
) -> bytes:
    """An XLSX workbook; `prepare(book, page)` may do more to its first sheet."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        moment = book.add_format({"num_format": "dd.mm.yyyy hh:mm:ss"})
        for name, cells in {sheet: rows, **(others or {})}.items():
            page = book.add_worksheet(name)
            for row, line in enumerate(cells):
                for column, value in enumerate(line):
                    if isinstance(value, bool):
                        page.write_boolean(row, column, value)
                    elif isinstance(value, datetime):
                        page.write_datetime(row, column, value, moment)
                    elif isinstance(value, date):
                        page.write_datetime(row, column, value, day)
                    elif isinstance(value, (int, float)):
                        page.write_number(row, column, value)
                    elif value is not None:
                        page.write_string(row, column, value)
            if prepare and name == sheet:
                prepare(book, page)
    return out.getvalue()


def xls(rows: Rows, prepare: Any = None) -> bytes:
    """An old XLS workbook."""
    book = xlwt.Workbook()
    page = book.add_sheet("Барак1")
    day = xlwt.easyxf(num_format_str="DD.MM.YYYY")
    for row, line in enumerate(rows):
        for column, value in enumerate(line):
            if isinstance(value, date):
                page.write(row, column, value, day)
            elif value is not None:
                page.write(row, column, value)
    if prepare:
        prepare(page)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(rows: Rows, table: str | None = None) -> bytes:
    """An OpenDocument spreadsheet; `table` replaces the rows by XML of one's own."""
    cells = "".join(f"<table:table-row>{''.join(map(_ods_cell, line))}</table:table-row>" for line in rows)
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="Барак1">{table or cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return ods_archive(content)


def ods_archive(content: str, manifest: str = "<manifest/>", kind: str = "spreadsheet") -> bytes:
    """The archive around an OpenDocument content."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            zipfile.ZipInfo("mimetype"), f"application/vnd.oasis.opendocument.{kind}", zipfile.ZIP_STORED
        )
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return out.getvalue()


def _ods_cell(value: Any) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, bool):
        return f'<table:table-cell office:value-type="boolean" office:boolean-value="{str(value).lower()}"/>'
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    if isinstance(value, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value={quoteattr(repr(value))}/>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def replaced(workbook: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The zipped workbook with bytes of one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive, zipfile.ZipFile(out, "w") as changed:
        for entry in archive.infolist():
            content = archive.read(entry)
            if entry.filename == part:
                assert old in content
                content = content.replace(old, new)
            changed.writestr(entry.filename, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
