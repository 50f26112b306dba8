"""Targets against results, month by month or indicator by indicator."""

from __future__ import annotations

from collections.abc import Sequence
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
from tapshyryk.core.components import Column, Table

ROW = 12
GAP = 12


@dataclass(frozen=True, slots=True)
class Aim:
    """What was aimed at and what came of it; None where not set or not reported."""

    label: str
    target: Number | None
    result: Number | None
    unit: str = ""


def target_bullets(
    title: str,
    aims: Sequence[Aim],
    *,
    columns: tuple[str, str, str],
    write: Write,
    silent: str,
    empty: str,
    short: str = "",
    own_scales: bool = False,
    note: str = "",
) -> Chart:
    """A bar for each result, green when the target is reached, with an upright for the target.

    `columns` head names, targets and results; `silent` says that a result is not reported; `short` names
    the colour of results below their target in the legend. With `own_scales` each row has its own scale,
    for things counted in different units.
    """
    rows = [
        [
            a.label,
            None if a.target is None else write(a.target),
            None if a.result is None else write(a.result),
        ]
        for a in aims
    ]
    heads = (Column(columns[0]), Column(columns[1], "number"), Column(columns[2], "number"))
    table = Table(title, heads, rows, caption_hidden=True)
    values = [value for a in aims for value in (a.target, a.result) if value is not None]
    if not values:
        return Chart(title, "", table, empty=empty)
    longest = float(max(values)) or 1.0
    drawn: list[str] = []
    y = 0.0
    for a in aims:
        figure = _figure(a, write, silent)
        named, height = label(a.label, 0, y, max(12, int((NARROW - len(figure) * LETTER - 12) / LETTER)))
        kind = "t-soft" if a.result is None else "t-num"
        drawn += [named, text(figure, "100%", y + LINE - 5, class_=kind, anchor="end")]
        y += height
        most = (max(float(a.target or 0), float(a.result or 0)) or 1.0) if own_scales else longest
        drawn.append(element("rect", x=0, y=y + 2, width="100%", height=ROW, class_="track"))
        if a.result is not None:
            reached = a.target is not None and a.result >= a.target
            width = across(float(a.result) / most)
            shade = "fill-done" if reached else "fill-short"
            drawn.append(element("rect", x=0, y=y + 2, width=width, height=ROW, class_=shade))
        if a.target is not None:
            at = across(float(a.target) / most * 0.996)
            drawn.append(element("rect", x=at, y=y - 1, width=3, height=ROW + 6, class_="goal"))
        y += ROW + GAP
    said = "; ".join(f"{a.label}: {_figure(a, write, silent)}" for a in aims)
    legend = [("goal", columns[1]), ("done", columns[2]), *([("short", short)] if short else [])]
    return Chart(title, frame("targets", title, said, y, *drawn), table, legend=legend, note=note)


def _figure(aim: Aim, write: Write, silent: str) -> str:
    result = silent if aim.result is None else write(aim.result)
    both = result if aim.target is None else f"{result} / {write(aim.target)}"
    return f"{both} {aim.unit}" if aim.unit else both
