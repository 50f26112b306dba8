"""Finds the row of headings and which of its cells stands for which column of the registry."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from tapshyryk.core.importing.cells import BLANKS, Cell, TableRow, column_letter
from tapshyryk.core.importing.columns import LANGUAGES, Column
from tapshyryk.core.importing.problems import ImportRefused, Problem, shown
from tapshyryk.core.importing.spelling import bare_spelling
from tapshyryk.core.importing.table import Table

ROWS_ABOVE = 20
"""Among how many first rows the headings are looked for; a title may stand above them."""

LIKENESS = 0.72
"""How alike two folded headings must be to be taken for the same one misspelt; 1 is equal."""


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the headings stand: the row's number, and by column name the cell's index and its text."""

    row: int
    places: Mapping[str, int]
    texts: Mapping[str, str]
    width: int
    nameless: tuple[int, ...]
    problems: tuple[Problem, ...]


def find_headings(table: Table, columns: Sequence[Column]) -> Headings:
    """The headings of the table; raises `ImportRefused` when no row of them is found."""
    first = list(islice(table.rows(), ROWS_ABOVE))
    if not first:
        raise ImportRefused("sheet.none" if table.unpacked else "rows.none")
    by_spelling = {spelling: column for column in columns for spelling in column.spellings}
    best = max(first, key=lambda row: (_recognised(row, by_spelling), -row.number))
    if not _recognised(best, by_spelling):
        listed = {
            language: ", ".join(column.headers[language] for column in columns if column.required)
            for language in LANGUAGES
        }
        raise ImportRefused("header.none", columns=listed)
    return _matched(best, columns, by_spelling)


def _recognised(row: TableRow, by_spelling: Mapping[str, Column]) -> int:
    return len({by_spelling[key].name for cell in row.cells if (key := _key(cell)) in by_spelling})


def _key(cell: Cell) -> str:
    return bare_spelling(cell) if isinstance(cell, str) else ""


def _matched(row: TableRow, columns: Sequence[Column], by_spelling: Mapping[str, Column]) -> Headings:
    places: dict[str, list[int]] = {}
    unknown: list[int] = []
    nameless: list[int] = []
    for index, cell in enumerate(row.cells):
        if not isinstance(cell, str) or not cell.strip(BLANKS):
            nameless.append(index)
        elif (column := by_spelling.get(_key(cell))) is not None:
            places.setdefault(column.name, []).append(index)
        else:
            unknown.append(index)
    text = [shown(str(cell).strip(BLANKS)) if isinstance(cell, str) else "" for cell in row.cells]
    problems = []
    for column in columns:
        if len(found := places.get(column.name, [])) > 1:
            quoted = ", ".join(f"“{text[index]}” ({column_letter(index)})" for index in found)
            problems.append(Problem("header.repeated", {"expected": column.headers, "headings": quoted}))
    absent = [column for column in columns if column.name not in places]
    misspelt: set[str] = set()
    for index in unknown:
        near = _nearest(_key(row.cells[index]), absent)
        if near is None:
            problems.append(Problem("header.ignored", {"heading": text[index]}, warning=True))
        else:
            misspelt.add(near.name)
            problems.append(Problem("header.misspelt", {"heading": text[index], "expected": near.headers}))
    problems += [
        Problem("header.missing", {"expected": column.headers})
        for column in absent
        if column.required and column.name not in misspelt
    ]
    return Headings(
        row=row.number,
        places={name: found[0] for name, found in places.items()},
        texts={name: text[found[0]] for name, found in places.items()},
        width=len(row.cells),
        nameless=tuple(nameless),
        problems=tuple(problem.at(row=row.number) for problem in problems),
    )


def _nearest(key: str, columns: Sequence[Column]) -> Column | None:
    spellings = {spelling: column for column in columns for spelling in column.spellings}
    found = difflib.get_close_matches(key, spellings, n=1, cutoff=LIKENESS)
    return spellings[found[0]] if found else None
