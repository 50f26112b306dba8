"""The empty table people download to fill: headings, meanings and examples in the reader's language."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import xlsxwriter
from django.utils.translation import gettext

from tapshyryk.core.importing.columns import Column, Registry
from tapshyryk.core.importing.parsers.choices import Choice
from tapshyryk.core.importing.parsers.days import Day
from tapshyryk.core.importing.problems import in_language
from tapshyryk.core.importing.writing.tables import sheet_name

SHEET_BESIDE = {"ky": "Тилкелер", "ru": "Столбцы", "en": "Columns"}
"""The sheet of meanings, by language; the importer knows that nothing is to be read from it."""

MADE = datetime(2015, 1, 1, tzinfo=UTC)
"""Templates carry no time of their own, so that the same columns give the same file."""

ROWS_PREPARED = 5_000


def template_file(registry: Registry) -> bytes:
    """The registry's template as XLSX, in the reader's language: one sheet to fill, one that explains."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": MADE.replace(tzinfo=None)})
        head = book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "top"})
        optional = book.add_format({"bottom": 1, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@"})
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        page = book.add_worksheet(sheet_name(in_language(registry.label)))
        for index, column in enumerate(registry.columns):
            width = min(max(len(column.header) + 2, len(column.example) + 2, 12), 40)
            page.set_column(index, index, width, day if isinstance(column.parser, Day) else text)
            page.write_string(0, index, column.header, head if column.required else optional)
            page.write_comment(0, index, _explained(column))
            if isinstance(column.parser, Choice):
                labels = [in_language(words) for words in column.parser.choices.values()]
                if len(",".join(labels)) <= 255:
                    page.data_validation(
                        1, index, ROWS_PREPARED, index, {"validate": "list", "source": labels}
                    )
        page.freeze_panes(1, 0)
        beside = book.add_worksheet(in_language(SHEET_BESIDE))
        beside.set_column(0, 4, 32, wrapped)
        titles = (
            gettext("Column"),
            gettext("Meaning"),
            gettext("Required"),
            gettext("Write"),
            gettext("Example"),
        )
        for place, title in enumerate(titles):
            beside.write_string(0, place, title, head)
        for number, column in enumerate(registry.columns, 1):
            for place, cell in enumerate(_line(column)):
                beside.write_string(number, place, cell, wrapped)
    return buffer.getvalue()


def _line(column: Column) -> tuple[str, ...]:
    return (
        column.header,
        in_language(column.meaning),
        gettext("yes") if column.required else gettext("no"),
        _expected(column),
        column.example,
    )


def _expected(column: Column) -> str:
    expected = gettext(column.parser.describes)
    if isinstance(column.parser, Choice):
        expected += ": " + ", ".join(in_language(words) for words in column.parser.choices.values())
    return expected


def _explained(column: Column) -> str:
    return f"{in_language(column.meaning)}\n{_expected(column)}\n{gettext('Example')}: {column.example}"
