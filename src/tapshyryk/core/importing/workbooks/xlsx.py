"""What the text of an XLSX sheet tells beside its values: errors and merged cells."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping

from tapshyryk.core.importing.workbooks.findings import Findings
from tapshyryk.core.importing.workbooks.zipped import Walker, holds, walk_part

WORTH_A_WALK = re.compile(rb"""\bt\s*=\s*["']e["']|mergeCell""")
"""What a sheet with errors or merged cells holds; most have neither and need not be walked cell by cell."""


def xlsx_findings(archive: zipfile.ZipFile, sheet: str) -> Findings:
    """The findings of one sheet, read piece by piece."""
    parts, book = _Relations(), _Sheets()
    walk_part(archive, "xl/_rels/workbook.xml.rels", parts)
    walk_part(archive, "xl/workbook.xml", book)
    target = parts.targets[book.keys[sheet]]
    part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    cells = _Cells()
    if holds(archive, part, WORTH_A_WALK):
        walk_part(archive, part, cells)
    return cells.found


class _Relations(Walker):
    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")


class _Sheets(Walker):
    def __init__(self) -> None:
        self.keys: dict[str, str] = {}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "sheet":
            self.keys[attributes.get("name", "")] = attributes.get("id", "")


class _Cells(Walker):
    """Follows the cells of a sheet; a cell without a reference stands right of the one before it."""

    def __init__(self) -> None:
        self.found = Findings()
        self._row = self._column = -1
        self._is_error = self._in_value = False
        self._words: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "c":
            self._column += 1
            if "r" in attributes:
                self._row, self._column = _place(attributes["r"])
            self._is_error = attributes.get("t") == "e"
        elif tag in {"v", "is"}:
            self._in_value = True
            self._words.clear()
        elif tag == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = -1
        elif tag == "mergeCell":
            first, _, last = attributes.get("ref", "").partition(":")
            self.found.merged.append((*_place(first), *_place(last or first)))

    def end(self, tag: str) -> None:
        if tag == "v" and self._is_error:
            self.found.errors[self._row, self._column] = "".join(self._words)[:20]
        if tag in {"v", "is"}:
            self._in_value = False

    def text(self, piece: str) -> None:
        if self._in_value and self._is_error:
            self._words.append(piece)


def _place(reference: str) -> tuple[int, int]:
    """Row and column, from 0, of a reference such as B12 or $B$12."""
    reference = reference.replace("$", "").upper()
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(reference[len(letters) :]) - 1, column - 1
