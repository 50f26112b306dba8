"""Hides small groups in a table of counts, so that they cannot be found by subtraction either."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

LEAST: Final = 5
"""A group of fewer people is not shown; zero is, because it says nothing about anybody."""

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shown:
    """A table of counts as it may be published; None stands where a count is hidden.

    `cells` are by row and column, `rows` and `columns` the totals, `total` everybody.
    """

    cells: tuple[tuple[int | None, ...], ...]
    rows: tuple[int | None, ...]
    columns: tuple[int | None, ...]
    total: int | None

    @property
    def hides_something(self) -> bool:
        """Whether any count is hidden."""
        everything = (*(cell for row in self.cells for cell in row), *self.rows, *self.columns, self.total)
        return None in everything


def shown(counts: Sequence[Sequence[int]], least: int = LEAST) -> Shown:
    """The table `counts` (by row and column) with its totals, as it may be published.

    Hidden are: every count and total from 1 to `least` - 1; and as many others as it takes that nobody who
    knows the rest of the table, and that hidden counts are not zero, can work a hidden count out, nor find
    within a row or a column a hidden group that is together smaller than `least`.
    """
    table = _Table(counts, least)
    while (weak := table.weakness()) is not None:
        table.hide_another(weak)
    return table.as_shown()


def shown_list(counts: Sequence[int], least: int = LEAST) -> tuple[tuple[int | None, ...], int | None]:
    """The same for a plain list of counts: what may be shown of each, and of their total."""
    result = shown([counts], least)
    return result.cells[0], result.total


def shown_part(part: int | None, whole: int | None, least: int = LEAST) -> int | None:
    """How many of `whole` are a part of them, such as women, if neither the part nor the rest are few.

    None where that may not be shown or is not known.
    """
    if part is None:
        return None
    return shown_list([part, max(whole - part, 0)] if whole is not None else [part], least)[0][0]


class _Table:
    """The counts with their totals as a last row and a last column, and what is hidden so far.

    Every row and every column is an equation: its inner counts make its total. With the totals (but not the
    grand one) counted negatively, every row and column makes zero, and a change of hidden counts that keeps
    all equations is a closed walk over hidden cells, up and down by turns.
    """

    def __init__(self, counts: Sequence[Sequence[int]], least: int) -> None:
        rows = [[*row, sum(row)] for row in counts]
        rows.append([sum(column) for column in zip(*rows, strict=True)])
        self.values = rows
        self.height, self.width = len(rows), len(rows[0])
        self.least = least
        self.hidden: set[Cell] = {
            (at, across)
            for at in range(self.height)
            for across in range(self.width)
            if 0 < rows[at][across] < least
        }

    def weakness(self) -> list[Cell] | None:
        """Where something more is to be hidden, because a hidden cell could be found; None if none could."""
        lines = [(self._row(at), self._column(across)) for at, across in sorted(self.hidden)]
        for line in (line for both in lines for line in both):
            if self._is_alone(line) or self._is_small_group(line):
                return line
        for cell, (row, column) in zip(sorted(self.hidden), lines, strict=True):
            if not (self._can_move(cell, 1) or self._can_move(cell, -1)):
                return [*row, *column]
        return None

    def hide_another(self, line: list[Cell]) -> None:
        """Hide the cheapest further cell of `line` (of the table, if it has none): inner, small."""
        free = [cell for cell in line if self._may_hide(cell)]
        free = free or [cell for at in range(self.height) for cell in self._row(at) if self._may_hide(cell)]
        self.hidden.add(min(free, key=lambda cell: (self._is_total(cell), self._value(cell), cell)))

    def as_shown(self) -> Shown:
        """What may be published."""
        grid = [
            [None if (at, across) in self.hidden else self.values[at][across] for across in range(self.width)]
            for at in range(self.height)
        ]
        return Shown(
            cells=tuple(tuple(row[:-1]) for row in grid[:-1]),
            rows=tuple(row[-1] for row in grid[:-1]),
            columns=tuple(grid[-1][:-1]),
            total=grid[-1][-1],
        )

    def _value(self, cell: Cell) -> int:
        return self.values[cell[0]][cell[1]]

    def _is_total(self, cell: Cell) -> bool:
        return cell[0] == self.height - 1 or cell[1] == self.width - 1

    def _may_hide(self, cell: Cell) -> bool:
        return cell not in self.hidden and self._value(cell) > 0

    def _row(self, at: int) -> list[Cell]:
        return [(at, across) for across in range(self.width)]

    def _column(self, across: int) -> list[Cell]:
        return [(at, across) for at in range(self.height)]

    def _is_alone(self, line: list[Cell]) -> bool:
        """Whether a line hides one cell only, which the others tell."""
        return len(self.hidden.intersection(line)) == 1

    def _is_small_group(self, line: list[Cell]) -> bool:
        """Whether the hidden inner counts of a line whose total is shown are together too few."""
        *inner, total = line
        together = sum(self._value(one) for one in inner if one in self.hidden)
        return total not in self.hidden and 0 < together < self.least

    def _can_move(self, cell: Cell, step: int) -> bool:
        """Whether the table could hold one more (or one less) in `cell` and still show the same.

        A walk that leaves `cell` by its column and comes back by its row, over hidden cells only.
        """
        if not self._bears(cell, step):
            return False
        start, goal = ("column", cell[1]), ("row", cell[0])
        signed = step * self._sign(cell)
        seen, waiting = {start}, [start]
        while waiting:
            kind, number = waiting.pop()
            if (kind, number) == goal:
                return True
            line = self._column(number) if kind == "column" else self._row(number)
            wanted = -signed if kind == "column" else signed
            for other in line:
                if other == cell or other not in self.hidden:
                    continue
                following = ("row", other[0]) if kind == "column" else ("column", other[1])
                if following not in seen and self._bears(other, wanted * self._sign(other)):
                    seen.add(following)
                    waiting.append(following)
        return False

    def _bears(self, cell: Cell, step: int) -> bool:
        """Whether the cell may hold `step` more and still be a hidden one, which is never zero."""
        return self._value(cell) + step >= 1

    def _sign(self, cell: Cell) -> int:
        return -1 if (cell[0] == self.height - 1) != (cell[1] == self.width - 1) else 1
