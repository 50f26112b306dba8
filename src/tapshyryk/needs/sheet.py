"""Reads what a clerk types or pastes from a team's sheet: a person a line, columns by tab or semicolon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from tapshyryk.core.identities.columns import AS_SEX
from tapshyryk.core.identities.domain.identity import AGE_BANDS, OLDEST
from tapshyryk.core.importing.cells import is_blank
from tapshyryk.core.importing.problems import CellRefused, Problem, shown
from tapshyryk.core.importing.sentences import Sentence, declare_sentences
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.needs.found_columns import PERSON

declare_sentences(
    {
        "sheet.too_many_columns": Sentence(
            N_("There are more columns than the sheet has."), N_("Look for a semicolon too many.")
        ),
        "sheet.sex_and_age": Sentence(
            N_("Here sex and age in years are written."), N_("Such as: female; 34.")
        ),
    }
)

OLDEST_AGE: Final = 120


@dataclass(frozen=True, slots=True)
class Line:
    """A line that could be read: its number from 1 and its values by column."""

    number: int
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """What was typed: lines, and what is wrong with the others, by line; names are never shown back."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip(" ;\t"):
            yield number, [cell.strip() for cell in line.split("\t" if "\t" in line else ";")]


def people_in(text: str) -> Read:
    """The people of `text`; what is always written stands first, later columns may be left out."""
    lines, problems = [], []
    for number, cells in _cells(text):
        found, values = [], {}
        if any(cells[len(PERSON) :]):
            found.append(Problem("sheet.too_many_columns", row=number))
        for at, column in enumerate(PERSON):
            cell = cells[at] if at < len(cells) else ""
            try:
                if is_blank(cell):
                    if column.required:
                        raise CellRefused("cell.required")
                    values[column.name] = column.default
                else:
                    values[column.name] = column.parser.parse(cell)
            except CellRefused as refused:
                told = shown(cell, personal=column.personal) if cell else ""
                found.append(Problem(refused.code, refused.params, number, column.header, told))
        problems += found
        if not found:
            lines.append(Line(number, values))
    return Read(tuple(lines), tuple(problems))


def uncounted_in(text: str) -> Read:
    """Those of `text` who did not consent: sex and age in years, read as sex and age band."""
    lines, problems = [], []
    for number, cells in _cells(text):
        words = [word for cell in cells for word in cell.replace(",", " ").split()]
        try:
            sex, age = words
            if not (age.isascii() and age.isdigit() and int(age) <= OLDEST_AGE):
                raise ValueError(age)
            band = next((band for band, last in AGE_BANDS if int(age) <= last), OLDEST)
            lines.append(Line(number, {"sex": AS_SEX.parse(sex), "age_band": band}))
        except (ValueError, CellRefused):
            problems.append(Problem("sheet.sex_and_age", row=number))
    return Read(tuple(lines), tuple(problems))
