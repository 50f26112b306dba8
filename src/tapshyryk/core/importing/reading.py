"""Reads the rows under the headings, cell by cell, and says what is wrong with each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tapshyryk.core.importing.cells import Cell, CellFault, TableRow, column_letter, is_blank
from tapshyryk.core.importing.columns import Column, Registry, Row
from tapshyryk.core.importing.headings import Headings, find_headings
from tapshyryk.core.importing.problems import CellRefused, Problem, shown
from tapshyryk.core.importing.table import Table


@dataclass(slots=True)
class RowReader:
    """Turns the rows of a table into rows of a registry."""

    registry: Registry
    table: Table
    headings: Headings
    _told_of: set[int] = field(default_factory=set)
    _personal: frozenset[str] = frozenset()

    @classmethod
    def of(cls, registry: Registry, table: Table) -> RowReader:
        """A reader for the table; raises `ImportRefused` when its headings are not found."""
        personal = frozenset(column.name for column in registry.columns if column.personal)
        return cls(registry, table, find_headings(table, registry.columns), _personal=personal)

    def rows(self) -> Iterator[tuple[Row, list[Problem]]]:
        """Every row that holds anything under a heading, with its problems."""
        places = self.headings.places
        for raw in self.table.rows():
            if raw.number <= self.headings.row:
                continue
            strays = list(self._strays(raw))
            if strays or any(not is_blank(_at(raw, index)) for index in places.values()):
                row, problems = self._read(raw)
                yield row, strays + problems

    def _read(self, raw: TableRow) -> tuple[Row, list[Problem]]:
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for column in self.registry.columns:
            index = self.headings.places.get(column.name)
            cell = None if index is None else _at(raw, index)
            try:
                values[column.name] = self._value(column, cell)
            except CellRefused as refused:
                written = "" if cell is None or isinstance(cell, CellFault) else cell
                problems.append(
                    Problem(
                        refused.code,
                        refused.params,
                        row=raw.number,
                        column=self.headings.texts.get(column.name, column.header),
                        value=shown(written, personal=column.personal) if written != "" else "",
                    )
                )
        return Row(raw.number, values, self.headings.texts, self._personal), problems

    def _value(self, column: Column, cell: Cell) -> Any:
        if isinstance(cell, CellFault):
            raise CellRefused(cell.code, **cell.params)
        if is_blank(cell):
            if column.required:
                raise CellRefused("cell.required")
            return column.default
        if isinstance(cell, str) and len(cell) > self.table.limits.cell:
            raise CellRefused("cell.too_long", limit=self.table.limits.cell)
        return column.parser.parse(cell)

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


def _at(raw: TableRow, index: int) -> Cell:
    return raw.cells[index] if index < len(raw.cells) else None
