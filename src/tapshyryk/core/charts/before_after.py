"""Before and after for many things: one row each, where slopes would cross into a knot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tapshyryk.core.charts.drawing import LETTER, NARROW, Number, Write, across, element, label, text

ROW = 18
GAP = 12
LETTERS = 42
INSET = 0.02
"""The share of the width kept free at both ends, so that dots are whole."""


class Pair(Protocol):
    """Something measured before and after."""

    @property
    def label(self) -> str:
        """What was measured."""

    @property
    def before(self) -> Number | None:
        """The value before; None where it was not measured."""

    @property
    def after(self) -> Number | None:
        """The value after; None where it was not measured."""


def rows(pairs: Sequence[Pair], top: float, write: Write) -> tuple[list[str], float]:
    """The rows on a scale from zero to `top`, and their height: an open dot before, a full one after."""
    figures = [" → ".join(write(v) for v in (pair.before, pair.after) if v is not None) for pair in pairs]
    wide = 1 - min(0.5, (max(map(len, figures)) * LETTER + 12) / NARROW)

    def at(value: Number) -> str:
        return across(wide * (INSET + float(value) / (top or 1) * (1 - 2 * INSET)))

    drawn: list[str] = []
    y = 0.0
    for pair, figure in zip(pairs, figures, strict=True):
        named, height = label(pair.label, 0, y, LETTERS)
        y += height
        middle = y + ROW / 2
        drawn += [named, text(figure, "100%", middle + 5, class_="t-num t-strong", anchor="end")]
        drawn.append(element("line", x1=0, x2=across(wide), y1=middle, y2=middle, class_="grid"))
        if pair.before is not None and pair.after is not None:
            kind = "slope" if pair.after >= pair.before else "slope slope--down"
            ends = {"x1": at(pair.before), "x2": at(pair.after)}
            drawn.append(element("line", **ends, y1=middle, y2=middle, class_=kind))
        for value, kind in ((pair.before, "dot dot--open"), (pair.after, "dot")):
            if value is not None:
                drawn.append(element("circle", cx=at(value), cy=middle, r=5, class_=kind))
        y += ROW + GAP
    return drawn, y
