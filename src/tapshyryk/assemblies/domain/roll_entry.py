"""People and roll numbers as a clerk types or pastes them: a person a line, numbers with spaces."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from tapshyryk.core.folding import folded
from tapshyryk.core.identities.sexes import sex_of
from tapshyryk.core.importing.written_days import EARLIEST, NotADay, written_day

MOST_NUMBERS: Final = 5_000

LONGEST: Final = 200
"""Letters of a name or an address, as many as the roll keeps."""

_RUN: Final = re.compile(r"^(\d{1,7})(?:[-–](\d{1,7}))?$")


@dataclass(frozen=True, slots=True)
class RollLine:
    """A person as typed: the line, name, birthday; if told `female` or `male`, settlement, address."""

    line: int
    full_name: str
    born_on: date
    sex: str = ""
    settlement: str = ""
    address: str = ""

    def __repr__(self) -> str:
        return f"RollLine(line={self.line})"


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no person: its number and what is wrong (name, long, day, sex, settlement)."""

    line: int
    code: str


def roll_lines(text: str, *, settlements: Mapping[str, str]) -> tuple[list[RollLine], list[BadLine]]:
    """The people of `text`, a line each: name; birthday; sex; settlement; address.

    The parts stand between semicolons, tabs (as pasted from a table) or, where there is neither, commas. The
    first two are needed; an empty part is left out. `settlements` are the keys by folded name. A first line
    that has no day in it is taken for headings.
    """
    people, bad = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        between = "\t" if "\t" in line else ";" if ";" in line else ","
        parts = [" ".join(part.split()) for part in line.split(between)]
        parts += [""] * (5 - len(parts))
        born = _birthday(parts[1])
        if number == 1 and born is None and not re.search(r"\d", line):
            continue
        sex = sex_of(parts[2])
        settlement = settlements.get(folded(parts[3]), "")
        address = ", ".join(filter(None, parts[4:]))
        code = (
            "name"
            if not any(letter.isalpha() for letter in parts[0])
            else "long"
            if max(len(parts[0]), len(address)) > LONGEST
            else "day"
            if born is None
            else "sex"
            if parts[2] and not sex
            else "settlement"
            if parts[3] and not settlement
            else ""
        )
        if code or born is None:
            bad.append(BadLine(number, code))
        else:
            people.append(RollLine(number, parts[0], born, sex, settlement, address))
    return people, bad


def _birthday(text: str) -> date | None:
    """The day of a text; None for what is none, or lies too far back to be a birthday."""
    try:
        day = written_day(text)
    except NotADay:
        return None
    return day if day >= EARLIEST else None


def numbers_in(text: str) -> list[int] | None:
    """The numbers of a text such as "12 15, 18-30"; None when something in it is no number or run."""
    found: set[int] = set()
    for word in re.split(r"[\s,;]+", text.strip()):
        run = _RUN.match(word)
        if run is None:
            return None
        first, last = int(run[1]), int(run[2] or run[1])
        if not 0 < first <= last or last - first >= MOST_NUMBERS or len(found) > MOST_NUMBERS:
            return None
        found.update(range(first, last + 1))
    return sorted(found)
