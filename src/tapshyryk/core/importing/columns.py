"""What a registry declares of itself: its columns and how its rows are checked and written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.importing.parsers.base import Parser
from tapshyryk.core.importing.problems import Problem, in_language, shown
from tapshyryk.core.importing.spelling import bare_spelling

LANGUAGES = ("ky", "ru", "en")

Words = Mapping[str, str]
"""A text by language: en, ky, ru."""


def words(en: str, ky: str, ru: str) -> dict[str, str]:
    """A text in the three languages of headings."""
    return {"en": en, "ky": ky, "ru": ru}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a registry.

    `headers` is its heading by language and `also` further headings it is known by; `meaning` says by
    language what to write there; `example` is a cell as people write it. A `personal` column's values are
    never shown back in full; `default` is the value of an empty cell where the column is not `required`.
    """

    name: str
    headers: Words
    parser: Parser
    meaning: Words
    example: str
    required: bool = True
    also: tuple[str, ...] = ()
    personal: bool = False
    default: Any = None

    def __post_init__(self) -> None:
        for words in (self.headers, self.meaning):
            missing = [language for language in LANGUAGES if not words.get(language)]
            if missing:
                raise ValueError(f"the column {self.name} has no words in {', '.join(missing)}")

    @property
    def header(self) -> str:
        """The heading in the reader's language."""
        return in_language(self.headers)

    @property
    def spellings(self) -> frozenset[str]:
        """Every folded heading by which the column is found, its name included."""
        return frozenset(map(bare_spelling, (self.name, *self.headers.values(), *self.also)))


@dataclass(frozen=True, slots=True)
class Row:
    """A row whose cells were read: `number` as the spreadsheet counts, `values` by column name."""

    number: int
    values: Mapping[str, Any]
    headings: Mapping[str, str] = field(default_factory=dict, repr=False)
    personal: frozenset[str] = field(default_factory=frozenset, repr=False)

    def __getitem__(self, column: str) -> Any:
        return self.values[column]

    def problem(self, code: str, column: str = "", *, warning: bool = False, **params: Any) -> Problem:
        """A problem with this row, or with one column of it; `code` names a declared sentence."""
        value = ""
        if column and self.values.get(column) is not None:
            value = shown(self.values[column], personal=column in self.personal)
        heading = self.headings.get(column, column)
        return Problem(code, params, row=self.number, column=heading, value=value, warning=warning)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a write did: rows that made something new, changed something, or found it as it is."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0


Write = Callable[[Iterator[Row], Actor, Any], Tally]
"""Writes the rows through the room's actions; runs inside the transaction and the act of the import."""


def no_context(actor: Actor) -> None:
    """For registries whose checks need nothing looked up."""


def no_scope(context: Any) -> None:
    """For registries tied to no one thing: what each row's own step asks is checked as it is written."""


def no_further_checks(row: Row, context: Any) -> Iterable[Problem]:
    """For registries whose columns say all."""
    return ()


@dataclass(frozen=True, slots=True)
class Registry:
    """A list that can be imported, declared once in a room's `imports.py`.

    `kind` is its name on the command line; `verb` the deed (declared in the room's `deeds.py`) that is
    permitted and recorded for the whole import. `prepare(actor)` looks up once what `check_row(row, context)`
    and `write(rows, actor, context)` need. `unique` names groups of columns that no two rows of a file may
    share. `scope(context)` is what the deed's permission is checked against, where that is one thing.
    """

    kind: str
    verb: str
    label: Words
    columns: tuple[Column, ...]
    write: Write
    prepare: Callable[[Actor], Any] = no_context
    check_row: Callable[[Row, Any], Iterable[Problem]] = no_further_checks
    unique: tuple[tuple[str, ...], ...] = ()
    scope: Callable[[Any], Any] = no_scope

    def __post_init__(self) -> None:
        taken: dict[str, str] = {}
        for column in self.columns:
            for spelling in column.spellings:
                if taken.setdefault(spelling, column.name) != column.name:
                    raise ValueError(
                        f"{self.kind}: a heading of {column.name} is also one of {taken[spelling]}"
                    )
        names = {column.name for column in self.columns}
        unknown = {name for group in self.unique for name in group} - names
        if unknown:
            raise ValueError(f"{self.kind}: unique names an unknown column {sorted(unknown)[0]}")

    def column(self, name: str) -> Column:
        """The column `name`; KeyError when the registry has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.kind} has no column {name}")
