"""What the facilitation tools of a session leave on paper, read from lines and checked: pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

BRAINSTORM: Final = "brainstorm"
POINTS: Final = "points"
PAIRWISE: Final = "pairwise"
CALENDAR: Final = "calendar"
MAP: Final = "map"

COUNTED: Final = (POINTS, PAIRWISE)
"""The tools from which the order of a session's problems may be counted."""

MONTHS: Final = 12
STRONGEST: Final = 3
"""How strongly a topic is felt in a month: from 0, not at all, to this."""

NORTH: Final = (Decimal(39), Decimal(44))
EAST: Final = (Decimal(69), Decimal(81))
"""Degrees of latitude and longitude between which the country lies, with a margin."""

LONGEST: Final = 400


class BadLine(ValueError):
    """A line that cannot be read: `code` says what is wrong, `line` which one it is, from 1."""

    def __init__(self, code: str, line: int) -> None:
        self.code = code
        self.line = line
        super().__init__(f"line {line}: {code}")


@dataclass(frozen=True, slots=True)
class MapNote:
    """What was marked on the map: the place, what is there, and where it lies if that was measured.

    `settlement` is the key of the village it stands in; empty for elsewhere, and where nobody said.
    """

    place: str
    what: str
    latitude: str = ""
    longitude: str = ""
    settlement: str = ""


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text that say something, each with single spaces."""
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())


def months_of(text: str) -> tuple[int, ...]:
    """Twelve strengths from January on, written as digits 0 to 3 with or without spaces.

    Raises ValueError for anything else.
    """
    digits = "".join(text.split())
    if len(digits) != MONTHS or any(digit not in "0123" for digit in digits):
        raise ValueError("a year has twelve digits from 0 to 3")
    return tuple(int(digit) for digit in digits)


def map_notes_of(text: str) -> tuple[MapNote, ...]:
    """Map notes, one a line: place; what is there; and, if measured, latitude, longitude in degrees.

    The parts are put apart by semicolons, or by tabs as a sheet pastes them. Raises BadLine for a line
    without a place or without what is there, and for degrees outside the country.
    """
    return tuple(
        _note(line, number) for number, line in enumerate(text.splitlines(), start=1) if line.strip()
    )


def _note(line: str, number: int) -> MapNote:
    parts = [" ".join(part.split()) for part in line.split("\t" if "\t" in line else ";")]
    if len(parts) < 2 or not parts[0] or not parts[1]:
        raise BadLine("place_and_what", number)
    if any(len(part) > LONGEST for part in parts):
        raise BadLine("too_long", number)
    measured = [part for part in parts[2:] if part]
    if not measured:
        return MapNote(parts[0], parts[1])
    degrees = measured if len(measured) == 2 else measured[0].replace(", ", " ").split()
    if len(degrees) != 2:
        raise BadLine("two_degrees", number)
    north, east = (_degree(one, number) for one in degrees)
    if not (NORTH[0] <= north <= NORTH[1] and EAST[0] <= east <= EAST[1]):
        raise BadLine("not_in_the_country", number)
    return MapNote(parts[0], parts[1], str(north), str(east))


def _degree(text: str, line: int) -> Decimal:
    try:
        found = Decimal(text.strip(",").replace(",", "."))
    except InvalidOperation:
        raise BadLine("two_degrees", line) from None
    if not found.is_finite():
        raise BadLine("two_degrees", line)
    return found


def line_of(note: MapNote) -> str:
    """A map note as it is written on a line."""
    where = f"; {note.latitude}, {note.longitude}" if note.latitude else ""
    return f"{note.place}; {note.what}{where}"
