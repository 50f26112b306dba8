"""What the text of an OpenDocument sheet tells beside its values: errors and merged cells."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping

from tapshyryk.core.importing.workbooks.findings import Findings, Refused
from tapshyryk.core.importing.workbooks.zipped import Walker, walk_part

CELLS = frozenset({"table-cell", "covered-table-cell"})
SHOWN_ERRORS = ("#", "Err:", "Ошибка:")
"""How the results of failed formulas begin."""


def refuse_crowded(archive: zipfile.ZipFile, most_cells: int) -> None:
    """Refuse a workbook whose repeated cells would make more than `most_cells`, before they are drawn."""
    walk_part(archive, "content.xml", _Cells(None, most_cells))


def ods_findings(archive: zipfile.ZipFile, sheet: str, most_cells: int) -> Findings:
    """The findings of one sheet."""
    cells = _Cells(sheet, most_cells)
    walk_part(archive, "content.xml", cells)
    return cells.found


class _Cells(Walker):
    def __init__(self, sheet: str | None, most_cells: int) -> None:
        self.found = Findings()
        self._sheet, self._most, self._cells = sheet, most_cells, 0
        self._inside = self._has_formula = self._is_error = False
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._words: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "table":
            self._inside, self._row = self._sheet in {None, attributes.get("name")}, 0
        elif not self._inside:
            return
        elif tag == "table-row":
            self._rows, self._column = int(attributes.get("number-rows-repeated", 1)), 0
        elif tag in CELLS:
            self._cell(attributes)

    def _cell(self, attributes: Mapping[str, str]) -> None:
        self._columns = int(attributes.get("number-columns-repeated", 1))
        self._has_formula = "formula" in attributes
        self._is_error = attributes.get("value-type") == "error"
        self._words.clear()
        if "value-type" in attributes:
            self._cells += self._rows * self._columns
            if self._cells > self._most:
                raise Refused("rows.too_many", limit=self._row)
        down = int(attributes.get("number-rows-spanned", 1))
        right = int(attributes.get("number-columns-spanned", 1))
        if down > 1 or right > 1:
            self.found.merged.append(
                (self._row, self._column, self._row + down - 1, self._column + right - 1)
            )

    def end(self, tag: str) -> None:
        if not self._inside:
            return
        if tag == "table":
            self._inside = False
        elif tag == "table-row":
            self._row += self._rows
        elif tag in CELLS:
            shown = "".join(self._words).strip()
            if self._is_error or (self._has_formula and shown.startswith(SHOWN_ERRORS)):
                self.found.errors[self._row, self._column] = shown[:20]
            self._column += self._columns

    def text(self, piece: str) -> None:
        if self._inside and len(self._words) < 20:
            self._words.append(piece)
