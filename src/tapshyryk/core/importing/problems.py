"""What is wrong with a file, a row or a cell: a code with parameters that becomes a sentence when shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import get_language, gettext

from tapshyryk.core.importing.sentences import SENTENCES

SHOWN_LETTERS = 60
"""How many letters of a refused value are shown back."""


class Phrase(str):
    """A message id among a problem's parameters, translated when the problem is shown."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, or worth a look when `warning`.

    `row` counts as the spreadsheet does, the first row being 1; None when the whole file is meant. `column`
    is the heading as the file writes it. `value` is what stood there, shortened, and masked in columns with
    personal data.
    """

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)
    row: int | None = None
    column: str = ""
    value: str = ""
    warning: bool = False

    @property
    def sentence(self) -> str:
        """What is wrong, in the reader's language."""
        return _filled(SENTENCES[self.code].wrong, self.params)

    @property
    def advice(self) -> str:
        """What to do about it, in the reader's language."""
        return _filled(SENTENCES[self.code].advice, self.params)

    @property
    def place(self) -> str:
        """Where it stands, in the reader's language; empty when the whole file is meant."""
        if self.row is None:
            return ""
        if not self.column:
            return gettext("Row %(row)s") % {"row": self.row}
        return gettext("Row %(row)s, “%(column)s”") % {"row": self.row, "column": self.column}

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        what = f" [{self.value}]" if self.value else ""
        return f"{where}{self.sentence}{what} {self.advice}"

    def at(self, *, row: int | None = None, column: str | None = None, value: str | None = None) -> Problem:
        """The same problem, placed."""
        return replace(
            self,
            row=self.row if row is None else row,
            column=self.column if column is None else column,
            value=self.value if value is None else value,
        )

    def as_dict(self) -> dict[str, Any]:
        """The problem as plain data, for JSON."""
        return {
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "code": self.code,
            "sentence": self.sentence,
            "advice": self.advice,
        }


class ImportRefused(Exception):
    """The file as a whole cannot be taken; `problem` says why and what to do."""

    def __init__(self, code: str, **params: Any) -> None:
        self.problem = Problem(code, params)
        super().__init__(code)


class CellRefused(Exception):
    """A cell's content is not what its column asks for; only parsers raise it, the importer places it."""

    def __init__(self, code: str, **params: Any) -> None:
        self.code = code
        self.params = params
        super().__init__(code)


def shown(value: object, *, personal: bool = False) -> str:
    """A value fit to be shown back: short, on one line, without control characters, masked if personal.

    Of a personal value only the first letter of words stays; of one with digits only the last two.
    """
    text = "".join(c if c.isprintable() else "␣" for c in str(value))
    if not personal:
        return text if len(text) <= SHOWN_LETTERS else text[: SHOWN_LETTERS - 1] + "…"
    if any(c.isdigit() for c in text):
        return "•••" + text[-2:] if len(text) > 6 else "•••"
    return text[:1] + "•••"


def in_language(words: Mapping[str, str]) -> str:
    """The text of `words` in the reader's language, else in English."""
    return words.get((get_language() or "ky")[:2]) or words["en"]


def _filled(sentence: str, params: Mapping[str, Any]) -> str:
    if not sentence:
        return ""
    return gettext(sentence) % {name: _told(value) for name, value in params.items()}


def _told(value: Any) -> Any:
    if isinstance(value, Phrase):
        return gettext(value)
    return in_language(value) if isinstance(value, Mapping) else value
