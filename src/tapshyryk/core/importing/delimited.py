"""Reads tables kept as text (CSV, TSV): finds the separator and walks the rows without holding them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from tapshyryk.core.importing.cells import Cell, TableRow
from tapshyryk.core.importing.encodings import Encoding
from tapshyryk.core.importing.limits import Limits
from tapshyryk.core.importing.problems import ImportRefused
from tapshyryk.core.importing.source import Source

SEPARATORS = (",", ";", "\t", "|")
TRIED_ROWS = 50
TRIED_LETTERS = 256 * 1024

# The csv module keeps one limit for the process. It only has to be above the importer's own limit on cells,
# which is checked row by row with a better sentence.
csv.field_size_limit(max(csv.field_size_limit(), 10_000_000))


def find_separator(source: Source, encoding: Encoding) -> str:
    """The separator of the cells: the one a first line `sep=;` names, else the one that fits most rows."""
    with _text(source, encoding, errors="replace") as file:
        start = file.read(TRIED_LETTERS)
    named = _named_separator(start.partition("\n")[0])
    if named:
        return named
    return max(SEPARATORS, key=lambda separator: _fit(start, separator))


def walk(source: Source, encoding: Encoding, separator: str, limits: Limits) -> Iterator[TableRow]:
    """The rows with their numbers; raises `ImportRefused` where the text breaks the rules of CSV."""
    number = 0
    with _text(source, encoding) as file:
        rows = csv.reader(file, delimiter=separator, strict=True)
        try:
            for cells in rows:
                number += 1
                if number == 1 and _named_separator(separator.join(cells)):
                    continue
                yield TableRow(number, _checked(number, cells, limits))
        except csv.Error as error:
            raise ImportRefused("csv.quotes", row=number + 1) from error
        except UnicodeDecodeError as error:
            raise ImportRefused("encoding.broken", line=rows.line_num + 1, encoding=encoding.shown) from error


def _checked(number: int, cells: list[str], limits: Limits) -> list[Cell]:
    if len(cells) > limits.columns:
        while cells and not cells[-1].strip():
            cells.pop()
        if len(cells) > limits.columns:
            raise ImportRefused("columns.too_many", row=number, limit=limits.columns)
    return [cell or None for cell in cells]


def _text(source: Source, encoding: Encoding, errors: str = "strict") -> TextIO:
    file = source.open()
    file.seek(encoding.mark)
    return io.TextIOWrapper(file, encoding=encoding.name, errors=errors, newline="")


def _named_separator(line: str) -> str:
    line = line.strip("\r\n\"'")
    named = line[4:] if line[:4].lower() == "sep=" else ""
    return named if named in SEPARATORS else ""


def _fit(start: str, separator: str) -> tuple[float, int]:
    """How evenly `separator` cuts the first rows: the share of rows with the commonest width, and that width.

    A separator that does not occur cuts every row into one cell, evenly, but that is the worst of fits.
    """
    widths: Counter[int] = Counter()
    try:
        for cells in csv.reader(io.StringIO(start, newline=""), delimiter=separator):
            if any(cells):
                widths[len(cells)] += 1
            if widths.total() == TRIED_ROWS:
                break
    except csv.Error:
        return (0.0, 0)
    many = {width: count for width, count in widths.items() if width > 1}
    if not many:
        return (0.0, 1)
    width, count = max(many.items(), key=lambda item: (item[1], item[0]))
    return (count / widths.total(), width)
