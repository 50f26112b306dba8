"""What a cell of a table may hold, whichever file it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell that holds no value but a fault of the sheet: an error shown by a formula, or a merged cell."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)


Cell = None | str | int | float | bool | date | datetime | time | timedelta | CellFault


class TableRow(NamedTuple):
    """A row as it stands in the file; `number` counts as the spreadsheet does, from 1."""

    number: int
    cells: Sequence[Cell]


BLANKS = " \t\r\n\u00a0\u2007\u2009\u202f\u200b\ufeff\x0b\x0c"
"""What may stand around a value without being part of it."""


def is_blank(cell: Cell) -> bool:
    """Whether nothing stands in the cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip(BLANKS))


def column_letter(index: int) -> str:
    """The spreadsheet's name of a column: 0 is A, 25 is Z, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
