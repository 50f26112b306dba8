"""Scores of proposals by criterion, as a matrix one can read across and down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from tapshyryk.core.charts.drawing import (
    NARROW,
    Chart,
    Number,
    Write,
    across,
    element,
    frame,
    label,
    lines_of,
    text,
)
from tapshyryk.core.components import Column, Table

CELL = 30
STEPS = 5
"""How many shades a score may have, the darkest for the full score."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion and the scores each proposal got for it, in the order of the proposals."""

    label: str
    full: Number
    scores: Sequence[Number | None]


def score_matrix(
    title: str,
    proposals: Sequence[str],
    criteria: Sequence[Criterion],
    *,
    criterion_head: str,
    write: Write,
    empty: str,
    chosen: int | None = None,
    note: str = "",
) -> Chart:
    """A row for each criterion, a cell for each proposal, darker the nearer the full score.

    `chosen` is the index of the winning proposal. Every cell also carries its figure, so that nothing
    hangs on the shade.
    """
    rows = [[c.label, *(None if s is None else write(s) for s in c.scores)] for c in criteria]
    columns = (Column(criterion_head), *(Column(name, "number") for name in proposals))
    table = Table(title, columns, rows, caption_hidden=True)
    if not proposals or not criteria:
        return Chart(title, "", table, empty=empty)
    wide = 1 / len(proposals)
    letters = max(4, int((NARROW * wide - 8) / 8.2))
    heads = [lines_of(name, letters, 3) for name in proposals]
    y = 17.0 * max(map(len, heads)) + 6
    drawn: list[str] = []
    for index, (name, lines) in enumerate(zip(proposals, heads, strict=True)):
        kind = "t-small t-strong" if index == chosen else "t-small"
        words = [
            text(line, across(wide * index), 13 + 17 * row, class_=kind) for row, line in enumerate(lines)
        ]
        drawn.append(element("g", element("title", escape(name)), *words))
    for criterion in criteria:
        named, height = label(criterion.label, 0, y, 42, class_="t-soft")
        drawn.append(named)
        y += height + 1
        for index, score in enumerate(criterion.scores):
            drawn += _cell(criterion, score, wide * index, wide, y, write)
        y += CELL + 10
    said = "; ".join(
        f"{c.label}: "
        + ", ".join(
            f"{name} {write(s)}" for name, s in zip(proposals, c.scores, strict=True) if s is not None
        )
        for c in criteria
    )
    return Chart(title, frame("scores", title, said, y, *drawn), table, note=note)


def _cell(
    criterion: Criterion,
    score: Number | None,
    x: float,
    wide: float,
    y: float,
    write: Write,
) -> list[str]:
    if score is None:
        shade, words = "0", "–"
    else:
        share = float(score) / float(criterion.full or 1)
        shade, words = str(min(STEPS, max(1, -(-int(share * 100) * STEPS // 100)))), write(score)
    return [
        element(
            "rect", x=across(x), y=y, width=across(wide * 0.985), height=CELL, class_=f"shade shade-{shade}"
        ),
        text(words, across(x + wide / 2), y + 20, class_=f"t-num on-shade-{shade}", anchor="middle"),
    ]
