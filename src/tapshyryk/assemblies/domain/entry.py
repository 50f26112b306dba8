"""Paper ballots typed in as a counting group reads them out: one a line, or a pile of equal ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tapshyryk.assemblies.domain.counting import Marking
from tapshyryk.assemblies.domain.rules.ballots import Ballot

BLANK: Final = frozenset({"0", "-", "–", "—"})
SPOILED: Final = frozenset({"!", "x", "х"})
"""What is typed for a blank ballot, and for one that cannot be counted (x, Latin or Cyrillic)."""

MOST_IN_A_PILE: Final = 1_000_000

_PILE: Final = re.compile(r"^(?P<marks>.*?)(?:\s*[*×]\s*|\s+[xх]\s*)(?P<count>\d{1,9})$", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"[\s,;>.]+")


@dataclass(frozen=True, slots=True)
class Slip:
    """A line that is no ballot: its number from 1, the code of what is wrong, and what was typed."""

    line: int
    code: str
    what: str


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed: valid ballots by the way they are filled in, the spoiled ones, and lines to mend."""

    marked: Counter[Ballot]
    spoiled: int
    slips: tuple[Slip, ...]


def entered(text: str, options: Sequence[str], marking: Marking) -> Entered:
    """The ballots of `text`, a line each; `options` are the keys in the order of their printed numbers.

    A line holds the printed numbers that are marked, for a ranking from the best down, with spaces, commas
    or ">" between them. "0" is a blank ballot, "x" a spoiled one. "3 * 40" stands for forty ballots that
    mark 3. Empty lines are passed over. Options of which any number may be marked are kept in the order of
    the ballot, so that equal ballots count together.
    """
    marked: Counter[Ballot] = Counter()
    spoiled = 0
    slips = []
    for number, line in enumerate(text.splitlines(), start=1):
        typed = line.strip()
        if not typed:
            continue
        pile = _PILE.match(typed)
        words, count = (pile["marks"].strip(), int(pile["count"])) if pile else (typed, 1)
        if not 0 < count <= MOST_IN_A_PILE:
            slips.append(Slip(number, "pile", typed))
        elif words.casefold() in SPOILED:
            spoiled += count
        elif words in BLANK:
            marked[()] += count
        else:
            places = [word for word in _BETWEEN.split(words) if word]
            if code := _wrong(places, len(options), marking):
                slips.append(Slip(number, code, typed))
                continue
            keys = [int(place) - 1 for place in places]
            marked[tuple(options[key] for key in (keys if marking == "ranking" else sorted(keys)))] += count
    return Entered(marked, spoiled, tuple(slips))


def _wrong(places: list[str], options: int, marking: Marking) -> str:
    """The code of what is wrong with the numbers of a line; empty when they are right."""
    if not places or not all(place.isascii() and place.isdigit() for place in places):
        return "no_number"
    if not all(len(place) < 4 and 1 <= int(place) <= options for place in places):
        return "no_such_option"
    if len({int(place) for place in places}) < len(places):
        return "twice"
    if marking == "one" and len(places) > 1:
        return "one_mark"
    return ""
