"""The pencil of the charts: escaped elements, wrapped labels, a frame with its title and description.

A drawing has no `viewBox`: positions across are percentages and heights are pixels, so that it fills any
width from a phone to a wall while its letters keep the size of the page's. Colours are classes, coloured by
the style sheet's tokens in light, dark and print.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any

from tapshyryk.core.components import Table

Number = int | float | Decimal

Write = Callable[[Any], str]
"""Writes a figure for the reader; `core.charts.writing` has the usual ones."""

LINE = 19
"""The height of a line of letters, in pixels."""
LETTER = 7.6
"""The mean width of a letter, in pixels, on the generous side for Cyrillic."""
NARROW = 320
"""The width in pixels that every drawing must still fit."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with all that stands around it: title, legend, and the same figures as a table."""

    title: str
    svg: str
    table: Table
    legend: Sequence[tuple[str, str]] = ()
    note: str = ""
    empty: str = ""


def element(name: str, *inside: str, **attributes: object) -> str:
    """An SVG element; `class_` gives the class, `_` in names becomes `-`, None leaves an attribute out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_text(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def _text(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def across(share: float) -> str:
    """A position or width as a percentage of the drawing, from a share of one."""
    return f"{_text(share * 100)}%"


def text(
    words: str, x: str | float, y: float, *, class_: str | None = None, anchor: str | None = None
) -> str:
    """A line of letters with its foot at `y`."""
    return element("text", escape(words), x=x, y=y, class_=class_, text_anchor=anchor)


def lines_of(label: str, letters: int, at_most: int = 3) -> list[str]:
    """A label broken at spaces into lines of at most `letters`; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    for word in label.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines.extend(word[at : at + letters] for at in range(0, len(word), letters))
    if len(lines) > at_most:
        lines = lines[:at_most]
        lines[-1] = lines[-1][: letters - 1].rstrip() + "…"
    return lines or [""]


def label(
    words: str, x: str | float, y: float, letters: int, *, class_: str | None = None
) -> tuple[str, int]:
    """A label of one or more lines from `y` down, and the height it takes; cut ones keep a tooltip."""
    lines = lines_of(words, letters)
    cut = lines[-1].endswith("…") and not words.endswith("…")
    drawn = [text(line, x, y + LINE * row + LINE - 5, class_=class_) for row, line in enumerate(lines)]
    tip = element("title", escape(words)) if cut else ""
    return element("g", tip, *drawn), LINE * len(lines)


def frame(kind: str, title: str, description: str, height: float, *inside: str) -> str:
    """The drawing itself, named for those who cannot see it."""
    key = "c" + hashlib.sha256("".join((kind, title, description, *inside)).encode()).hexdigest()[:10]
    return element(
        "svg",
        element("title", escape(title), id=f"{key}-t"),
        element("desc", escape(description), id=f"{key}-d"),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"drawing drawing--{kind}",
        width="100%",
        height=round(height) or None,
        role="img",
        aria_labelledby=f"{key}-t",
        aria_describedby=f"{key}-d",
    )


def ceiling(most: Number) -> float:
    """A round number at or above `most`: 1, 2, 2.5, 5 or 10 times a power of ten."""
    if most <= 0:
        return 1.0
    power = 10.0 ** (len(str(int(most))) - 1) if most >= 1 else 10.0 ** -len(str(int(1 / Decimal(str(most)))))
    return next(step * power for step in (1, 2, 2.5, 5, 10, 20) if step * power >= float(most))
