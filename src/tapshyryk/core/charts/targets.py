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
    """What was aimed at and what came of it; None where not set or not reported.

    `baseline` is where it stood: a target below it is one to come down to, such as cases in hospital.
    """

    label: str
    target: Number | None
    result: Number | None
    unit: str = ""
    baseline: Number | None = None

    @property
    def reached(self) -> bool:
        """Whether the result is at the target or beyond it, seen from where it stood."""
        if self.target is None or self.result is None:
            return False
        if self.baseline is not None and self.target < self.baseline:
            return self.result <= self.target
        return self.result >= self.target


def target_bullets(
    title: str,
    aims: Sequence[Aim],
    *,
    columns: tuple[str, str, str],
    write: Write,
    silent: str,
    empty: str,
    short: str = "",
    began: str = "",
    own_scales: bool = False,
    note: str = "",
) -> Chart:
    """A bar for each result, green when the target is reached, with an upright for the target.

    `columns` head names, targets and results; `silent` says that a result is not reported; `short` names
    the colour of results short of their target in the legend, `began` the dotted upright of a baseline.
    With `own_scales` each row has its own scale, for things counted in different units.
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
    values = [value for a in aims for value in (a.target, a.result, a.baseline) if value is not None]
    if not values:
        return Chart(title, "", table, empty=empty)
    longest = float(max(values))
    drawn: list[str] = []
    y = 0.0
    for a in aims:
        figure = _figure(a, write, silent)
        named, height = label(a.label, 0, y, max(12, int((NARROW - len(figure) * LETTER - 12) / LETTER)))
        kind = "t-soft" if a.result is None else "t-num"
        drawn += [named, text(figure, "100%", y + LINE - 5, class_=kind, anchor="end")]
        y += height
        most = (
            (max(float(v or 0) for v in (a.target, a.result, a.baseline)) or 1.0) if own_scales else longest
        )
        drawn.append(element("rect", x=0, y=y + 2, width="100%", height=ROW, class_="track"))
        if a.result is not None:
            width = across(float(a.result) / most)
            shade = "fill-done" if a.reached else "fill-short"
            drawn.append(element("rect", x=0, y=y + 2, width=width, height=ROW, class_=shade))
        if a.baseline is not None:
            at = across(float(a.baseline) / most)
            drawn.append(element("line", x1=at, x2=at, y1=y + 2, y2=y + 2 + ROW, class_="began"))
        if a.target is not None:
            at = across(float(a.target) / most * 0.996)
            drawn.append(element("rect", x=at, y=y - 1, width=3, height=ROW + 6, class_="goal"))
        y += ROW + GAP
    said = "; ".join(f"{a.label}: {_figure(a, write, silent)}" for a in aims)
    legend = [("goal", columns[1]), ("done", columns[2]), *([("short", short)] if short else [])]
    if began and any(a.baseline is not None for a in aims):
        legend.append(("began", began))
    return Chart(title, frame("targets", title, said, y, *drawn), table, legend=legend, note=note)


def _figure(aim: Aim, write: Write, silent: str) -> str:
    result = silent if aim.result is None else write(aim.result)
    both = result if aim.target is None else f"{result} / {write(aim.target)}"
    return f"{both} {aim.unit}" if aim.unit else both


def _largest(aim: Aim) -> float:
    return max(float(value or 0) for value in (aim.target, aim.result, aim.baseline))
