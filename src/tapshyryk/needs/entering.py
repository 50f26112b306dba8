"""Reads what a clerk typed or pasted into the attendance list, with the number of every line to mend."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import Final

from tapshyryk.core.importing.problems import CellRefused, ImportRefused, Problem
from tapshyryk.core.importing.reading import RowReader
from tapshyryk.core.importing.spelling import bare_spelling
from tapshyryk.core.importing.table import read_table
from tapshyryk.needs.attendance_columns import COLUMNS, NAME, PASTED, came_from
from tapshyryk.needs.domain.attendance import Came, Villages, WrongCode, typed

HEADED: Final = "sep=\t"
"""Tells the reader of tables that what follows is parted by tabs, as spreadsheets copy it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What was entered: the people by the number of their line, the way, and what is to be mended."""

    lines: dict[int, Came]
    way: str
    problems: tuple[Problem, ...]


def entry_of(text: str, villages: Villages) -> Entry:
    """The people of `text`: rows pasted from a spreadsheet where a tab stands in it, else lines of codes."""
    return _pasted(text, villages) if "\t" in text else _typed(text, villages)


def _typed(text: str, villages: Villages) -> Entry:
    came, slips = typed(text, villages)
    problems = [Problem(slip.code, row=slip.line) for slip in slips]
    lines: dict[int, Came] = {}
    for number, one in came.items():
        try:
            lines[number] = replace(one, name=NAME.parse(one.name)) if one.name else one
        except CellRefused as refused:
            problems.append(Problem(refused.code, refused.params, row=number))
    return Entry(lines, "typed", tuple(sorted(problems, key=lambda one: one.row or 0)))


def _pasted(text: str, villages: Villages) -> Entry:
    rows = text.strip("\r\n").splitlines()
    added = 1
    if not _are_headings(rows[0].split("\t")):
        width = max(len(row.split("\t")) for row in rows)
        headings = [column.header for column in COLUMNS]
        rows.insert(0, "\t".join(["№", *headings] if width > len(COLUMNS) else headings))
        added = 2
    lines: dict[int, Came] = {}
    problems: list[Problem] = []
    content = io.BytesIO("\r\n".join(("\ufeff" + HEADED, *rows)).encode())
    try:
        with read_table(content, name="pasted.tsv", limits=PASTED) as table:
            reader = RowReader(COLUMNS, table)
            problems += [_moved(one, added) for one in reader.headings.problems if not one.warning]
            for row, wrong in [] if problems else reader.rows():
                problems += [_moved(one, added) for one in wrong if not one.warning]
                if wrong:
                    continue
                try:
                    lines[row.number - added] = came_from(row, villages)
                except WrongCode as refused:
                    problems.append(_moved(row.problem(refused.code, "settlement"), added))
    except ImportRefused as refused:
        problems.append(refused.problem)
    return Entry(lines, "pasted", tuple(problems))


def _moved(problem: Problem, added: int) -> Problem:
    """The problem at the row as it was pasted, before `added` rows were put above it."""
    return problem if problem.row is None else problem.at(row=max(1, problem.row - added))


def _are_headings(cells: list[str]) -> bool:
    """Whether the first row names the columns rather than a person."""
    known = {spelling for column in COLUMNS for spelling in column.spellings}
    return sum(bare_spelling(cell) in known for cell in cells) >= 2
