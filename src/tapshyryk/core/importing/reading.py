"""Reads the rows under the headings, cell by cell, and says what is wrong with each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tapshyryk.core.importing.cells import Cell, CellFault, TableRow, column_letter, is_blank
from tapshyryk.core.importing.columns import Column, Row
from tapshyryk.core.importing.headings import find_headings
from tapshyryk.core.importing.problems import CellRefused, Problem, shown
from tapshyryk.core.importing.table import Table

REMEMBERED = 2_000
"""How many texts of a column are remembered with their values: days, places and answers come again."""


class _Place:
    """A column of the registry where this file has it (`index` None: the file has no such column)."""

    __slots__ = ("_longest", "_values", "column", "heading", "index")

    def __init__(self, column: Column, index: int | None, heading: str, longest: int) -> None:
        self.column, self.index, self.heading = column, index, heading
        self._longest = longest
        self._values: dict[str, Any] = {}

    def value(self, cell: Cell) -> Any:
        """The value of the cell; raises `CellRefused`."""
        if isinstance(cell, str):
            if cell in self._values:
                return self._values[cell]
            value = self._read(cell)
            if len(self._values) < REMEMBERED:
                self._values[cell] = value
            return value
        return self._read(cell)

    def _read(self, cell: Cell) -> Any:
        if isinstance(cell, CellFault):
            raise CellRefused(cell.code, **cell.params)
        if is_blank(cell):
            if self.column.required:
                raise CellRefused("cell.required")
            return self.column.default
        if isinstance(cell, str) and len(cell) > self._longest:
            raise CellRefused("cell.too_long", limit=self._longest)
        return self.column.parser.parse(cell)


class RowReader:
    """Turns the rows of a table into rows by these columns; raises `ImportRefused` without headings."""

    def __init__(self, columns: Sequence[Column], table: Table) -> None:
        self.table = table
        self.headings = find_headings(table, columns)
        self._personal = frozenset(column.name for column in columns if column.personal)
        self._told_of: set[int] = set()
        self._places = [
            _Place(
                column,
                self.headings.places.get(column.name),
                self.headings.texts.get(column.name, column.header),
                table.limits.cell,
            )
            for column in columns
        ]

    def rows(self) -> Iterator[tuple[Row, list[Problem]]]:
        """Every row that holds anything under a heading, with its problems."""
        indexes = tuple(self.headings.places.values())
        for raw in self.table.rows():
            if raw.number <= self.headings.row:
                continue
            strays = list(self._strays(raw))
            if strays or any(not is_blank(_at(raw, index)) for index in indexes):
                row, problems = self._read(raw)
                yield row, strays + problems

    def _read(self, raw: TableRow) -> tuple[Row, list[Problem]]:
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for place in self._places:
            cell = None if place.index is None else _at(raw, place.index)
            try:
                values[place.column.name] = place.value(cell)
            except CellRefused as refused:
                problems.append(_problem(refused, raw.number, place, cell))
        return Row(raw.number, values, self.headings.texts, self._personal), problems

    def _strays(self, raw: TableRow) -> Iterator[Problem]:
        """Cells with content where no heading stands above them."""
        past = range(self.headings.width, len(raw.cells))
        if self.table.encoding is not None:
            if any(not is_blank(raw.cells[index]) for index in past):
                yield Problem("row.extra_cells", row=raw.number)
            past = range(0)
        for index in (*self.headings.nameless, *past):
            cell = _at(raw, index)
            if not is_blank(cell) and not isinstance(cell, CellFault) and index not in self._told_of:
                self._told_of.add(index)
                yield Problem("header.blank", {"letter": column_letter(index)}, row=self.headings.row)


def _problem(refused: CellRefused, row: int, place: _Place, cell: Cell) -> Problem:
    value = "" if cell is None or isinstance(cell, CellFault) else str(cell)
    if value:
        value = shown(value, personal=place.column.personal)
    return Problem(refused.code, refused.params, row=row, column=place.heading, value=value)


def _at(raw: TableRow, index: int) -> Cell:
    return raw.cells[index] if index < len(raw.cells) else None
