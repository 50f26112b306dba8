"""Bars: the most named first, and sums stacked by kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tapshyryk.core.charts.drawing import (
    LETTER,
    LINE,
    NARROW,
    Chart,
    Number,
    Write,
    across,
    element,
    frame,
    label,
    text,
)
from tapshyryk.core.components import Cell, Column, Table

GAP = 14
THICK = 10
LETTERS = 42
"""How many letters of a label stand beside nothing on the narrowest phone."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what, and how much; None where not reported."""

    label: str
    value: Number | None
    href: str = ""


@dataclass(frozen=True, slots=True)
class Stack:
    """One stacked bar: what, and how much of each kind by the kind's key."""

    label: str
    parts: Mapping[str, Number | None]
    href: str = ""

    @property
    def total(self) -> Number:
        """The sum of what is reported."""
        return sum(part for part in self.parts.values() if part is not None)


def _room_for_figures(figures: Sequence[str]) -> float:
    """The share of the width that bars may take so that the longest figure still fits beside them."""
    return 1 - min(0.5, (max(map(len, figures)) * LETTER + 10) / NARROW)


def ranked_bars(
    title: str,
    bars: Sequence[Bar],
    *,
    columns: tuple[str, str],
    write: Write,
    silent: str,
    empty: str,
    note: str = "",
) -> Chart:
    """Bars by size, largest first, equal ones in the order given; those not reported close the list.

    `columns` head the table, `write` writes a figure, `silent` says that there is none, `empty` that
    there are no bars.
    """
    ranked = sorted(bars, key=lambda bar: (bar.value is None, -(bar.value or 0)))
    rows = [
        [Cell(bar.label, href=bar.href), None if bar.value is None else write(bar.value)] for bar in ranked
    ]
    table = Table(title, (Column(columns[0]), Column(columns[1], "number")), rows, caption_hidden=True)
    if not ranked:
        return Chart(title, "", table, empty=empty)
    figures = [silent if bar.value is None else write(bar.value) for bar in ranked]
    widest = _room_for_figures(figures)
    most = max((bar.value or 0 for bar in ranked), default=0) or 1
    drawn: list[str] = []
    y = 0.0
    for bar, figure in zip(ranked, figures, strict=True):
        named, height = label(bar.label, 0, y, LETTERS)
        y += height
        share = float(bar.value or 0) / float(most) * widest
        drawn.append(named)
        if bar.value is not None:
            drawn.append(element("rect", x=0, y=y + 2, width=across(share), height=THICK, class_="fill-main"))
        drawn.append(
            text(
                figure,
                "100%",
                y + THICK + 2,
                class_="t-num" if bar.value is not None else "t-soft",
                anchor="end",
            )
        )
        y += THICK + GAP
    said = "; ".join(f"{bar.label}: {figure}" for bar, figure in zip(ranked, figures, strict=True))
    return Chart(title, frame("bars", title, said, y, *drawn), table, note=note)


def stacked_bars(
    title: str,
    stacks: Sequence[Stack],
    kinds: Sequence[tuple[str, str]],
    *,
    columns: tuple[str, str],
    write: Write,
    empty: str,
    shares: bool = False,
    note: str = "",
) -> Chart:
    """Sums split by kind, one bar for each thing, in the order given.

    `kinds` are (key, label); their order is that of the parts and decides the colours. `columns` head the
    names and the totals in the table. With `shares`, every bar takes the whole width.
    """
    heads = (Column(columns[0]), *(Column(name, "number") for _, name in kinds), Column(columns[1], "number"))
    rows = [
        [Cell(stack.label, href=stack.href)]
        + [None if (part := stack.parts.get(key)) is None else write(part) for key, _ in kinds]
        + [write(stack.total)]
        for stack in stacks
    ]
    table = Table(title, heads, rows, caption_hidden=True)
    if not any(stack.total for stack in stacks):
        return Chart(title, "", table, empty=empty)
    most = max(stack.total for stack in stacks)
    drawn: list[str] = []
    y = 0.0
    for stack in stacks:
        figure = write(stack.total)
        beside = int((NARROW - len(figure) * LETTER - 12) / LETTER)
        named, height = label(stack.label, 0, y, beside)
        drawn += [named, text(figure, "100%", y + LINE - 5, class_="t-num", anchor="end")]
        y += height
        at = 0.0
        for index, (key, name) in enumerate(kinds, start=1):
            part = stack.parts.get(key)
            if not part:
                continue
            share = float(part) / float((stack.total if shares else most) or 1)
            tip = element("title", f"{name}: {write(part)}")
            drawn.append(
                element(
                    "rect",
                    tip,
                    x=across(at),
                    y=y + 2,
                    width=across(share),
                    height=16,
                    class_=f"part part-{index}",
                )
            )
            at += share
        y += 16 + GAP + 4
    said = "; ".join(f"{stack.label}: {write(stack.total)}" for stack in stacks)
    legend = [(str(index), name) for index, (_, name) in enumerate(kinds, start=1)]
    return Chart(title, frame("stacks", title, said, y, *drawn), table, legend=legend, note=note)
