"""Texts as data: any script is welcome, invisible characters and lost letters are not."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from tapshyryk.core.importing.cells import BLANKS, Cell
from tapshyryk.core.importing.encodings import lost_letters
from tapshyryk.core.importing.parsers.base import written
from tapshyryk.core.importing.problems import CellRefused
from tapshyryk.core.importing.writing.safe_cells import without_guard
from tapshyryk.core.lifecycle.spec import N_

INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Control characters, marks that turn the direction of writing, and letters that take no room."""

HARMLESS = str.maketrans(dict.fromkeys(["\u00ad", "\u200b", "\ufeff"]))
"""Soft hyphens and zero-width spaces come along when text is copied; they are dropped, not refused."""

GAPS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")


@dataclass(frozen=True, slots=True)
class Text:
    """A text of `shortest` to `longest` letters, on one line unless `lines`; `like` is a pattern it follows.

    It is kept as typed, markup and all, with spaces tidied and letters in composed form.
    """

    longest: int = 400
    shortest: int = 1
    lines: bool = False
    like: str = ""
    example: str = ""
    letters_matter: bool = False
    describes: str = N_("a text")

    def parse(self, cell: Cell) -> str:
        """The tidied text."""
        text = tidy(without_guard(written(cell, self)))
        refuse_invisible(text)
        if not self.lines and "\n" in text:
            raise CellRefused("text.one_line")
        if self.letters_matter and lost_letters(text):
            raise CellRefused("text.letters_lost")
        if len(text) > self.longest:
            raise CellRefused("text.too_long", length=len(text), limit=self.longest)
        if len(text) < self.shortest:
            raise CellRefused("text.too_short", limit=self.shortest)
        if self.like and not re.fullmatch(self.like, text):
            raise CellRefused("text.pattern", example=self.example)
        return text


def tidy(text: str) -> str:
    """Composed letters (NFC), single spaces, plain line ends, nothing around the text."""
    text = unicodedata.normalize("NFC", text).translate(HARMLESS)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return GAPS.sub(" ", text).strip(BLANKS)


def refuse_invisible(text: str) -> None:
    """Refuse a text with characters that cannot be seen but change what is read."""
    found = sorted(set(INVISIBLE.findall(text)))
    if found:
        raise CellRefused("text.hidden_characters", codes=", ".join(f"U+{ord(c):04X}" for c in found[:5]))
