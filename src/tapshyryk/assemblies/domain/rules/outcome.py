"""What a count ends in: who is chosen, the numbers that show it, and the explanation step by step."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """One step of the explanation: a code and whole numbers or keys, to be put into words for a reader."""

    code: str
    votes: int = 0
    of: int = 0
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the count, as a table shows it: what was counted (`code`), of whom, and a number an option.

    `about` is the number of a round or the key of an option the row belongs to, empty for the whole vote.
    """

    code: str
    about: str
    numbers: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a count.

    `chosen` are the keys in the order they were chosen: one where one is to be chosen, none while a run-off
    between the keys of `run_off` has to decide.
    """

    rule: str
    chosen: tuple[str, ...]
    run_off: tuple[str, ...]
    rows: tuple[Row, ...]
    explanation: tuple[Said, ...]
