"""The values that the page components are given, so that a view fills them and a template only shows them.

Every text here is ready to be read: translated, and figures written by `core.formats`. `None` means that the
source is silent and is shown as "not reported".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

Tone = Literal["", "done", "attention", "going", "quiet"]
"""How a thing stands: done is green, attention is red, going is ink, quiet is grey; empty is plain."""

Standing = Literal["done", "now", "ahead", "silent"]
"""Where a step of an order stands; `silent` is a step the sources say nothing of."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the nine steps of an order's life.

    `when` and `people` are short texts; `template` names what the step opens to, which gets `stage` and
    `content`.
    """

    key: str
    label: str
    standing: Standing
    when: str = ""
    people: str = ""
    sentence: str = ""
    href: str = ""
    template: str = ""
    content: Any = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `kind` is text, number or date; `sort` is the word a link sorts by."""

    label: str
    kind: Literal["text", "number", "date"] = "text"
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is more than its text: a link, a note under it, a badge's tone."""

    text: Any
    href: str = ""
    note: str = ""
    tone: Tone = ""
    badge: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of texts, cells or None; the first cell of a row names the row; `total` closes it.

    Of a `short` one every cell but the name is a sign or two, such as a number for each month: a phone shows
    six beside each other.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    total: Sequence[Any] = ()
    note: str = ""
    caption_hidden: bool = False
    stacked: bool = True
    short: bool = False

    @property
    def is_stacked(self) -> bool:
        """Whether a phone shows each row as lines of its own; a name and one number fit beside each other."""
        return self.stacked and [column.kind for column in self.columns[1:]] != ["number"]

    @property
    def lines(self) -> Iterator[list[tuple[Cell, Column]]]:
        """The rows, each cell beside its column."""
        return (self._line(row) for row in self.rows)

    @property
    def total_line(self) -> list[tuple[Cell, Column]]:
        """The closing row, or nothing."""
        return self._line(self.total) if self.total else []

    def _line(self, row: Sequence[Any]) -> list[tuple[Cell, Column]]:
        cells = (cell if isinstance(cell, Cell) else Cell(cell) for cell in row)
        return list(zip(cells, self.columns, strict=True))


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a fact list: what, how much, and where it is taken from."""

    label: str
    value: Any
    href: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file with its fingerprint, if it has one; `size` is a short text such as "120 KB".

    `language` is that of the label where it is not the page's.
    """

    label: str
    href: str
    sha256: str = ""
    size: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """An act in a timeline; `number` is its place in the record, `day_only` where no hour is known."""

    at: datetime | date
    label: str
    who: str = ""
    note: str = ""
    href: str = ""
    number: int | None = None
    papers: Sequence[Paper] = ()
    tone: Tone = ""
    day_only: bool = False


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """What one source gave, in tyiyn, by kind; None where not reported."""

    label: str
    cash: int | None = None
    labour: int | None = None
    equipment: int | None = None
    href: str = ""

    @property
    def total(self) -> int | None:
        """The sum of what is reported; None when nothing is."""
        known = [part for part in (self.cash, self.labour, self.equipment) if part is not None]
        return sum(known) if known else None


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """Who gave what: the lines and their sums."""

    caption: str
    lines: Sequence[MoneyLine]

    @property
    def total(self) -> MoneyLine:
        """The sum of each kind over all lines; a kind nobody reported stays None."""
        return MoneyLine("", self._sum("cash"), self._sum("labour"), self._sum("equipment"))

    def _sum(self, kind: str) -> int | None:
        known = [part for line in self.lines if (part := getattr(line, kind)) is not None]
        return sum(known) if known else None


@dataclass(frozen=True, slots=True)
class SourcedValue:
    """A value as one source gives it."""

    value: Any
    source: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A figure as printed by a source beside the one computed from the data, and their difference."""

    label: str
    printed: Any
    computed: Any
    difference: str = ""
    agrees: bool = True
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits for a person: the verb, the thing, and the day until which it should be done."""

    label: str
    href: str
    about: str = ""
    due: date | None = None
    late: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A line of a guided page: what the rule asks, and whether it is there."""

    label: str
    done: bool
    note: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number large enough to be read across a room, with what it counts."""

    value: Any
    label: str
    note: str = ""
    href: str = ""
