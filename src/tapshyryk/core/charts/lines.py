"""Change in time: slopes from before to after, and lines over years."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tapshyryk.core.charts import before_after
from tapshyryk.core.charts.drawing import (
    LINE,
    Chart,
    Number,
    Write,
    across,
    ceiling,
    element,
    frame,
    lines_of,
    text,
)
from tapshyryk.core.components import Column, Table

LEFT, RIGHT = 0.16, 0.44
"""Where the two uprights of a slope chart stand, as shares of the width."""
LETTERS = 22
MANY = 5
"""More lines than this would cross into a knot: each then gets a row of its own."""


@dataclass(frozen=True, slots=True)
class Slope:
    """Something measured before and after; None where it was not."""

    label: str
    before: Number | None
    after: Number | None


@dataclass(frozen=True, slots=True)
class Series:
    """A line over years: (year, value) with None for a year not reported."""

    label: str
    points: Sequence[tuple[int, Number | None]]


def slope_chart(
    title: str,
    slopes: Sequence[Slope],
    *,
    sides: tuple[str, str],
    subject: str,
    write: Write,
    empty: str,
    most: Number | None = None,
    note: str = "",
) -> Chart:
    """Each line runs from its value before to its value after; its name stands at its end.

    `sides` name the two moments, `subject` heads the names in the table, `most` is the top of the scale.
    What was measured only once is a dot without a line. More than five are drawn as rows, in the order given.
    """
    columns = (Column(subject), Column(sides[0], "number"), Column(sides[1], "number"))
    rows = [
        [s.label, None if s.before is None else write(s.before), None if s.after is None else write(s.after)]
        for s in slopes
    ]
    table = Table(title, columns, rows, caption_hidden=True)
    shown = [s for s in slopes if s.before is not None or s.after is not None]
    if not shown:
        return Chart(title, "", table, empty=empty)
    values = [float(v) for s in shown for v in (s.before, s.after) if v is not None]
    top, low = float(most) if most is not None else max(values), min(values)
    if len(shown) > MANY:
        drawn, height = before_after.rows(shown, top, write)
        legend = [("before", sides[0]), ("after", sides[1])]
        said = _said(shown, write)
        return Chart(title, frame("pairs", title, said, height, *drawn), table, legend=legend, note=note)
    low = 0.0 if low < top * 0.4 else low - (top - low) * 0.15
    names = [lines_of(s.label, LETTERS, 4) for s in shown]
    needed = sum(len(lines) + 1 for lines in names) * (LINE - 2) + 24
    height = max(200.0, needed)

    def high(value: Number) -> float:
        return 40 + (1 - (float(value) - low) / ((top - low) or 1)) * (height - 40)

    drawn = [
        text(sides[0], across(LEFT), 14, class_="t-soft", anchor="middle"),
        text(sides[1], across(RIGHT), 14, class_="t-soft", anchor="middle"),
        *(
            element("line", x1=across(x), x2=across(x), y1=24, y2=height + 8, class_="axis")
            for x in (LEFT, RIGHT)
        ),
    ]
    drawn += _left_figures([s for s in shown if s.before is not None], high, write)
    drawn += _right_names(shown, names, high, write)
    for s in shown:
        if s.before is not None and s.after is not None:
            drawn.append(
                element(
                    "line",
                    x1=across(LEFT),
                    x2=across(RIGHT),
                    y1=high(s.before),
                    y2=high(s.after),
                    class_="slope",
                )
            )
        for x, value in ((LEFT, s.before), (RIGHT, s.after)):
            if value is not None:
                kind = "dot dot--open" if x == LEFT else "dot"
                drawn.append(element("circle", cx=across(x), cy=high(value), r=5, class_=kind))
    said = _said(shown, write)
    bottom = max(height + 24, 40 + needed)
    return Chart(title, frame("slopes", title, said, bottom, *drawn), table, note=note)


def _said(slopes: Sequence[Slope], write: Write) -> str:
    return "; ".join(
        f"{s.label}: {' → '.join(write(v) for v in (s.before, s.after) if v is not None)}" for s in slopes
    )


def _left_figures(slopes: Sequence[Slope], high: Callable[[Number], float], write: Write) -> list[str]:
    drawn, lowest = [], 0.0
    for s in sorted(slopes, key=lambda each: high(each.before or 0)):
        y = max(high(s.before or 0) + 5, lowest)
        drawn.append(text(write(s.before or 0), across(LEFT - 0.03), y, class_="t-num", anchor="end"))
        lowest = y + LINE - 3
    return drawn


def _right_names(
    slopes: Sequence[Slope],
    names: Sequence[list[str]],
    high: Callable[[Number], float],
    write: Write,
) -> list[str]:
    drawn: list[str] = []
    lowest = 0.0
    by_height = sorted(zip(slopes, names, strict=True), key=lambda pair: high(_end(pair[0])))
    for s, lines in by_height:
        y = max(high(_end(s)) + 5, lowest)
        figure = write(s.after) if s.after is not None else "–"
        drawn.append(text(figure, across(RIGHT + 0.03), y, class_="t-num t-strong"))
        for row, line in enumerate(lines, start=1):
            drawn.append(text(line, across(RIGHT + 0.03), y + row * (LINE - 3), class_="t-small"))
        lowest = y + (len(lines) + 1) * (LINE - 3) + 6
    return drawn


def _end(slope: Slope) -> Number:
    return slope.after if slope.after is not None else slope.before or 0


def lines_over_years(
    title: str,
    series: Sequence[Series],
    *,
    year_head: str,
    write: Write,
    empty: str,
    note: str = "",
) -> Chart:
    """One line for each series; a year not reported leaves a gap, and never a zero."""
    years = sorted({year for each in series for year, _ in each.points})
    known = {each.label: dict(each.points) for each in series}
    rows = [
        [str(year), *(None if (v := known[each.label].get(year)) is None else write(v) for each in series)]
        for year in years
    ]
    columns = (Column(year_head), *(Column(each.label, "number") for each in series))
    table = Table(title, columns, rows, caption_hidden=True)
    values = [value for each in series for _, value in each.points if value is not None]
    if not values:
        return Chart(title, "", table, empty=empty)
    top, height, start, end = ceiling(max(values)), 220.0, 0.02, 0.98
    span = (years[-1] - years[0]) or 1

    def wide(year: int) -> float:
        return start + (year - years[0]) / span * (end - start) if len(years) > 1 else 0.5

    def high(value: Number) -> float:
        return 24 + (1 - float(value) / top) * (height - 24)

    drawn: list[str] = []
    for step in (0.0, 0.5, 1.0):
        y = high(top * step)
        drawn.append(element("line", x1=0, x2="100%", y1=y, y2=y, class_="grid" if step else "axis"))
        drawn.append(text(write(_whole(top * step)), 0, y - 5, class_="t-small"))
    every = max(1, -(-len(years) // 6))
    for index, year in enumerate(years):
        if index % every == 0 or year == years[-1]:
            anchor = (
                "start"
                if index == 0 and len(years) > 1
                else "end"
                if year == years[-1] != years[0]
                else "middle"
            )
            drawn.append(text(str(year), across(wide(year)), height + 20, class_="t-small", anchor=anchor))
    for number, each in enumerate(series, start=1):
        points = [(year, known[each.label].get(year)) for year in years]
        for (year, value), (following, next_value) in pairwise(points):
            if value is not None and next_value is not None:
                drawn.append(
                    element(
                        "line",
                        x1=across(wide(year)),
                        x2=across(wide(following)),
                        y1=high(value),
                        y2=high(next_value),
                        class_=f"line line-{number}",
                    )
                )
        for year, value in points:
            if value is not None:
                tip = element("title", f"{each.label}, {year}: {write(value)}")
                drawn.append(
                    element(
                        "circle",
                        tip,
                        cx=across(wide(year)),
                        cy=high(value),
                        r=4,
                        class_=f"mark mark-{number}",
                    )
                )
    said = "; ".join(
        f"{each.label}: " + ", ".join(f"{year} {write(v)}" for year, v in each.points if v is not None)
        for each in series
    )
    legend = (
        [(str(number), each.label) for number, each in enumerate(series, start=1)] if len(series) > 1 else []
    )
    return Chart(title, frame("years", title, said, height + 28, *drawn), table, legend=legend, note=note)


def _whole(value: float) -> Number:
    return int(value) if value == int(value) else value
