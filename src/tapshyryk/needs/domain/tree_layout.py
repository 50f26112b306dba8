"""Where the boxes of a problem tree stand on a drawing: effects above, the problem, causes below; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tapshyryk.needs.domain.causes import CAUSE, EFFECT, Node, Tree

WIDTH: Final = 216
"""Of a box, in pixels: a line of bold Cyrillic letters fits in."""
LETTERS: Final = 22
"""Of a line in a box; a word that is longer is broken."""
LINE: Final = 18
PADDING: Final = 10
BESIDE: Final = 18
"""Between two boxes of a level."""
BETWEEN: Final = 36
"""Between two levels."""
MARGIN: Final = 2


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the drawing: its upper left corner and size in pixels, its lines, and what it is."""

    x: int
    y: int
    height: int
    lines: tuple[str, ...]
    kind: str

    @property
    def middle(self) -> int:
        """The middle of the box, across."""
        return self.x + WIDTH // 2


@dataclass(frozen=True, slots=True)
class Link:
    """A line from the lower middle of one box to the upper middle of another."""

    from_x: int
    from_y: int
    to_x: int
    to_y: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A drawing: its size in pixels, its boxes, the problem's first, and the lines between them."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Spot:
    """A node with its place across: `left` in pixels, `level` from 1, next to the problem."""

    left: int
    level: int
    lines: tuple[str, ...]
    parent: int | None


def laid_out(tree: Tree) -> Layout:
    """Every box in its place: a parent over the middle of what hangs on it, no two boxes on one another."""
    sides = {EFFECT: tuple(_spots(tree.effects)), CAUSE: tuple(_spots(tree.causes))}
    width = max(_breadth(tree.effects), WIDTH, _breadth(tree.causes))
    shift = {
        EFFECT: (width - _breadth(tree.effects)) // 2,
        CAUSE: (width - _breadth(tree.causes)) // 2,
    }
    above, below = (_heights(sides[side]) for side in (EFFECT, CAUSE))
    core_lines = wrapped(tree.words)
    core_top = MARGIN + sum(height + BETWEEN for height in above)
    core = Box(MARGIN + (width - WIDTH) // 2, core_top, _height(core_lines), core_lines, "core")
    boxes, links = [core], []
    for side, heights in ((EFFECT, above), (CAUSE, below)):
        placed: list[Box] = []
        for spot in sides[side]:
            before = heights[: spot.level - 1]
            if side == CAUSE:
                top = core.y + core.height + BETWEEN + sum(height + BETWEEN for height in before)
            else:
                top = core.y - BETWEEN - sum(height + BETWEEN for height in before) - heights[spot.level - 1]
            height = heights[spot.level - 1]
            box = Box(MARGIN + shift[side] + spot.left, top, height, spot.lines, side)
            parent = core if spot.parent is None else placed[spot.parent]
            upper, lower = (parent, box) if side == CAUSE else (box, parent)
            links.append(Link(upper.middle, upper.y + upper.height, lower.middle, lower.y))
            placed.append(box)
        boxes += placed
    bottom = max(box.y + box.height for box in boxes)
    return Layout(width + 2 * MARGIN, bottom + MARGIN, tuple(boxes), tuple(links))


def wrapped(words: str) -> tuple[str, ...]:
    """The words in lines of at most `LETTERS`, none lost; a longer word is broken."""
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + 1 + len(word) <= LETTERS:
            lines[-1] += f" {word}"
        else:
            lines += [word[at : at + LETTERS] for at in range(0, len(word), LETTERS)]
    return tuple(lines) or ("",)


def _height(lines: Sequence[str]) -> int:
    return len(lines) * LINE + 2 * PADDING


def _heights(spots: Sequence[_Spot]) -> list[int]:
    """The height of each level, that of its tallest box."""
    levels = max((spot.level for spot in spots), default=0)
    return [
        max(_height(spot.lines) for spot in spots if spot.level == level) for level in range(1, levels + 1)
    ]


def _breadth(nodes: Sequence[Node]) -> int:
    """How wide these nodes and all that hangs on them are side by side; nothing for none."""
    if not nodes:
        return 0
    return sum(max(WIDTH, _breadth(node.children)) for node in nodes) + BESIDE * (len(nodes) - 1)


def _spots(nodes: Sequence[Node]) -> Iterator[_Spot]:
    """Parents before their children; `parent` is the place of the parent in this very order."""
    waiting: list[tuple[Node, int, int, int | None]] = []

    def beside(children: Sequence[Node], left: int, level: int, parent: int | None) -> None:
        for child in children:
            waiting.append((child, left, level, parent))
            left += max(WIDTH, _breadth(child.children)) + BESIDE

    beside(nodes, 0, 1, None)
    count = 0
    while waiting:
        node, left, level, parent = waiting.pop(0)
        room = max(WIDTH, _breadth(node.children))
        yield _Spot(left + (room - WIDTH) // 2, level, wrapped(node.words), parent)
        beside(node.children, left + (room - _breadth(node.children)) // 2, level + 1, count)
        count += 1
