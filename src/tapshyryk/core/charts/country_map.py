"""The map of the country: places where they are known, sums of an oblast where they are not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import sqrt
from typing import Any

from tapshyryk.core.charts import oblasts
from tapshyryk.core.charts.drawing import LETTER, Chart, Number, Write, across, element, frame
from tapshyryk.core.components import Cell, Column, Table

LARGEST = 24.0
SMALLEST = 4.0
"""The radii of the largest figure on the map and of the least visible one, in pixels."""


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality with its figure.

    `oblast` is the ISO code it lies in. Coordinates are in degrees, as its source gives them; without them
    the place is counted in its oblast's figure and nowhere else.
    """

    label: str
    oblast: str
    value: Number | None
    latitude: float | None = None
    longitude: float | None = None
    href: str = ""


def country_map(
    title: str,
    places: Sequence[Place],
    *,
    names: dict[str, str],
    columns: tuple[str, str, str],
    write: Write,
    empty: str,
    note: str = "",
) -> Chart:
    """Circles whose areas are as the figures: filled for a known place, open for the rest of an oblast.

    `names` are the oblasts' names by ISO code; `columns` head places, oblasts and figures in the table.
    """
    rows = [
        [
            Cell(p.label, href=p.href),
            names.get(p.oblast, p.oblast),
            None if p.value is None else write(p.value),
        ]
        for p in places
    ]
    heads = (Column(columns[0]), Column(columns[1]), Column(columns[2], "number"))
    table = Table(title, heads, rows, caption_hidden=True)
    if not any(p.value for p in places):
        return Chart(title, "", table, empty=empty)
    known = [p for p in places if p.value and p.latitude is not None and p.longitude is not None]
    rest = _sums(p for p in places if p.value and p not in known)
    most = max([float(p.value or 0) for p in known] + [float(total) for total, _ in rest.values()])

    shapes = element(
        "svg",
        *(
            element("path", element("title", escape(names.get(iso, iso))), d=path, class_=_shade(iso, places))
            for iso, path in oblasts.SHAPES.items()
        ),
        viewBox=f"0 0 {oblasts.WIDTH} {oblasts.HEIGHT}",
        width="100%",
        height="100%",
        preserveAspectRatio="none",
    )
    drawn = [shapes]
    for iso, (total, count) in sorted(rest.items(), key=lambda item: -float(item[1][0])):
        drawn += _sum(iso, names.get(iso, iso), write(total), total, count, most)
    for p in sorted(known, key=lambda each: -float(each.value or 0)):
        x, y = oblasts.place(float(p.latitude or 0), float(p.longitude or 0))
        drawn.append(_circle(x, y, p.value or 0, most, f"{p.label}: {write(p.value or 0)}", "spot"))
    said = "; ".join(f"{p.label}: {write(p.value)}" for p in places if p.value is not None)
    return Chart(title, frame("map", title, said, 0, *drawn), table, note=note)


def _sums(places: Iterable[Place]) -> dict[str, tuple[Any, int]]:
    found: dict[str, tuple[Any, int]] = {}
    for each in places:
        total, count = found.get(each.oblast, (0, 0))
        found[each.oblast] = (total + (each.value or 0), count + 1)
    return found


def _sum(iso: str, name: str, figure: str, total: Number, count: int, most: float) -> list[str]:
    """An oblast's open circle; its figure stands inside, or beside it where it would not fit."""
    x, y = oblasts.MIDDLES[iso]
    radius = _radius(total, most)
    fits = len(figure) * LETTER < radius * 2 - 4
    left, top = across(x / oblasts.WIDTH), across(y / oblasts.HEIGHT)
    said = element(
        "text",
        escape(figure),
        x=left,
        y=top,
        dx=None if fits else radius + 4,
        dy="0.35em",
        class_="t-num t-strong",
        text_anchor="middle" if fits else None,
    )
    named = element(
        "text", escape(name), x=left, y=top, dy=radius + 14, class_="t-place t-soft", text_anchor="middle"
    )
    return [_circle(x, y, total, most, f"{name}: {figure} ({count})", "spot spot--sum"), said, named]


def _shade(iso: str, places: Sequence[Place]) -> str:
    """Oblasts that have something to show stand out a little from those that have not."""
    return "land land--here" if any(p.oblast == iso and p.value for p in places) else "land"


def _circle(x: float, y: float, value: Number, most: float, tip: str, kind: str) -> str:
    return element(
        "circle",
        element("title", escape(tip)),
        cx=across(x / oblasts.WIDTH),
        cy=across(y / oblasts.HEIGHT),
        r=_radius(value, most),
        class_=kind,
    )


def _radius(value: Number, most: float) -> float:
    return max(SMALLEST, LARGEST * sqrt(float(value) / most))
