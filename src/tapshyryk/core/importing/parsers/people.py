"""What tells one person from another: names, telephone numbers, personal numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tapshyryk.core.importing.cells import Cell
from tapshyryk.core.importing.encodings import lost_letters
from tapshyryk.core.importing.parsers.base import written
from tapshyryk.core.importing.parsers.texts import refuse_invisible, tidy
from tapshyryk.core.importing.problems import CellRefused
from tapshyryk.core.lifecycle.spec import N_

WORDS = re.compile(r"[^\W\d_]+")
CYRILLIC = re.compile(r"[\u0400-\u052f]")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
NUMERALS = re.compile(r"[IVX]+")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name, or a part of one, in any alphabet but one alphabet a word; without digits."""

    longest: int = 150
    describes: str = N_("a person's name")

    def parse(self, cell: Cell) -> str:
        """The name, tidied."""
        text = tidy(written(cell, self))
        refuse_invisible(text)
        if "\n" in text:
            raise CellRefused("text.one_line")
        if lost_letters(text) or "?" in text:
            raise CellRefused("text.letters_lost")
        if len(text) > self.longest:
            raise CellRefused("text.too_long", length=len(text), limit=self.longest)
        if not WORDS.search(text) or any(c.isdigit() for c in text):
            raise CellRefused("name.no_letters")
        for word in WORDS.findall(text):
            if CYRILLIC.search(word) and LATIN.search(word) and not NUMERALS.fullmatch(word):
                raise CellRefused("name.mixed_alphabets")
        return text


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number, kept with its country code: +996555123456. Without one it is a Kyrgyz number."""

    describes: str = N_("a telephone number")

    def parse(self, cell: Cell) -> str:
        """The number with + and country code, without spaces."""
        text = written(cell, self)
        if not re.fullmatch(r"\+?[0-9 ()\u00a0\u2011\u2012\u2013.-]{5,30}", text):
            raise CellRefused("phone.not_a_number")
        digits = re.sub(r"[^0-9]", "", text)
        if text.startswith("+") or digits.startswith("00"):
            digits = digits.removeprefix("00")
            if digits.startswith("996") and len(digits) != 12:
                raise CellRefused("phone.not_a_number")
        elif len(digits) == 12 and digits.startswith("996"):
            pass
        elif len(digits) == 10 and digits.startswith("0"):
            digits = "996" + digits[1:]
        elif len(digits) == 9 and not digits.startswith("0"):
            digits = "996" + digits
        else:
            raise CellRefused("phone.not_a_number")
        if not 8 <= len(digits) <= 15 or digits.startswith("0"):
            raise CellRefused("phone.not_a_number")
        return f"+{digits}"


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """The 14-digit personal identification number (ПИН); it never appears in a sentence or a log."""

    describes: str = N_("a personal number of 14 digits")

    def parse(self, cell: Cell) -> str:
        """The 14 digits."""
        text = written(cell, self)
        if re.fullmatch(r"[0-9][.,][0-9]+[eEеЕ]\+?[0-9]+", text):
            raise CellRefused("pin.rounded")
        digits = re.sub(r"[\s\u00a0-]", "", text)
        if not re.fullmatch(r"[0-9]{14}", digits):
            raise CellRefused("pin.not_fourteen_digits", count=sum(c.isdigit() for c in digits))
        return digits
