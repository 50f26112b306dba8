"""What every parser is: words for the template, and a function from a cell to a value."""

from __future__ import annotations

from typing import Any, Protocol

from tapshyryk.core.importing.cells import BLANKS, Cell
from tapshyryk.core.importing.problems import CellRefused, Phrase


class Parser(Protocol):
    """Turns a cell that is not blank into a value, or raises `CellRefused`."""

    @property
    def describes(self) -> str:
        """What to write into the column: an English message id, such as "a date"."""

    def parse(self, cell: Cell) -> Any:
        """The value of the cell."""


def wrong_kind(parser: Parser) -> CellRefused:
    """The refusal of a cell whose kind does not belong into the parser's column."""
    return CellRefused("cell.wrong_kind", expected=Phrase(parser.describes))


def written(cell: Cell, parser: Parser) -> str:
    """The cell as the text a person reads there; a whole number without its point.

    Days, times and yes-or-no values are refused: how they were shown in the sheet is not known.
    """
    if isinstance(cell, str):
        return cell.strip(BLANKS)
    if isinstance(cell, bool) or not isinstance(cell, (int, float)):
        raise wrong_kind(parser)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1 << 53:
        return str(int(cell))
    return repr(cell)
