"""Whole numbers, decimals, and sums in som read into tyiyn."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal

from tapshyryk.core.importing.cells import BLANKS, Cell
from tapshyryk.core.importing.parsers.base import written, wrong_kind
from tapshyryk.core.importing.problems import CellRefused
from tapshyryk.core.lifecycle.spec import N_

GAP = "[ \u00a0\u2007\u2009\u202f'’]"
"""What may stand between groups of three digits, whatever the language."""

NUMBER = re.compile(rf"(-?)([0-9]{{1,3}}(?:{GAP}[0-9]{{3}})+|[0-9]{{1,30}})(?:([.,])([0-9]{{1,30}}))?")
POINT_GROUPS = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}|-?[0-9]{1,3}(?:\.[0-9]{3}){2,}")
COMMA_GROUPS = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{1,2}|-?[0-9]{1,3}(?:,[0-9]{3}){2,}")
CURRENCY = re.compile(r"(?:сомдор|сомов|сома|сом|soms?|kgs|с)\.?$", re.IGNORECASE)
SIGNS = str.maketrans({"\u2212": "-", "\u2013": "-"})

MOST_WHOLE = 2**31 - 1
MOST_TYIYN = 10**16
"""A hundred trillion som: far above any budget, far below what the database holds."""


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A whole number from `least` to `most`; its digits may be grouped by spaces."""

    least: int = 0
    most: int = MOST_WHOLE
    describes: str = N_("a whole number")

    def parse(self, cell: Cell) -> int:
        """The number."""
        found = NUMBER.fullmatch(written(cell, self).translate(SIGNS))
        if not found or found[3]:
            raise CellRefused("number.not_whole")
        number = int(found[1] + re.sub(GAP, "", found[2]))
        if not self.least <= number <= self.most:
            raise CellRefused("number.out_of_range", least=self.least, most=self.most)
        return number


@dataclass(frozen=True, slots=True)
class DecimalNumber:
    """A number with at most `places` digits after its point or comma, from `least` to `most`."""

    least: Decimal = Decimal(0)
    most: Decimal = Decimal(10**9)
    places: int = 4
    describes: str = N_("a number")

    def parse(self, cell: Cell) -> Decimal:
        """The number, exact."""
        if isinstance(cell, float):
            if not math.isfinite(cell):
                raise CellRefused("number.not_decimal")
            if abs(cell) > 1e15:
                raise CellRefused("number.out_of_range", least=self.least, most=self.most)
            number = round(Decimal(repr(cell)), self.places)
            if abs(number - Decimal(repr(cell))) > Decimal("1e-9"):
                raise CellRefused("number.too_fine", places=self.places)
        else:
            found = NUMBER.fullmatch(written(cell, self).translate(SIGNS))
            if not found:
                raise CellRefused("number.not_decimal")
            fraction = (found[4] or "").rstrip("0")
            if len(fraction) > self.places:
                raise CellRefused("number.too_fine", places=self.places)
            number = Decimal(f"{found[1]}{re.sub(GAP, '', found[2])}.{fraction or '0'}")
        if not self.least <= number <= self.most:
            raise CellRefused("number.out_of_range", least=self.least, most=self.most)
        return Decimal(format(number.normalize(), "f"))


@dataclass(frozen=True, slots=True)
class Money:
    """A sum written in som, read into whole tyiyn; bounds in tyiyn.

    A single comma or point before exactly three digits may mean thousands or a fraction, so it is refused.
    """

    least: int = 0
    most: int = MOST_TYIYN
    describes: str = N_("a sum in som")

    def parse(self, cell: Cell) -> int:
        """The sum in tyiyn."""
        if isinstance(cell, bool):
            raise wrong_kind(self)
        som = Decimal(repr(cell)) if isinstance(cell, (int, float)) else _som(written(cell, self))
        tyiyn = som * 100
        if not tyiyn.is_finite():
            raise CellRefused("money.not_a_sum")
        whole = int(tyiyn.to_integral_value())
        # A sheet's own arithmetic leaves dust such as 0.30000000000000004; more than dust is a finer sum.
        dust = Decimal("1e-4") if isinstance(cell, float) else Decimal(0)
        if abs(tyiyn - whole) > dust:
            raise CellRefused("money.finer_than_tyiyn")
        if not self.least <= whole <= self.most:
            raise CellRefused("money.out_of_range", least=_in_som(self.least), most=_in_som(self.most))
        return whole


def _som(text: str) -> Decimal:
    text = CURRENCY.sub("", text.translate(SIGNS)).strip(BLANKS)
    if POINT_GROUPS.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if COMMA_GROUPS.fullmatch(text):
        return Decimal(text.replace(",", ""))
    found = NUMBER.fullmatch(text)
    if not found:
        raise CellRefused("money.not_a_sum")
    sign, whole, _, fraction = found.groups()
    if fraction and len(fraction) == 3 and len(whole) <= 3 and whole != "0":
        raise CellRefused("money.ambiguous")
    return Decimal(f"{sign}{re.sub(GAP, '', whole)}.{fraction or '0'}")


def _in_som(tyiyn: int) -> str:
    whole, rest = divmod(abs(tyiyn), 100)
    grouped = f"{whole:,}".replace(",", "\u00a0")
    return ("-" if tyiyn < 0 else "") + grouped + (f",{rest:02d}" if rest else "")
