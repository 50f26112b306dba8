"""The tree of a problem: what causes it, below, and what it leads to, above, each in several levels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

CAUSE: Final = "cause"
EFFECT: Final = "effect"
SIDES: Final = (EFFECT, CAUSE)

CORE: Final = ""
"""What a branch of the first level stands under: the problem itself."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A cause or an effect: its key, the key of what it explains or follows from (`CORE`), and its words."""

    key: str
    under: str
    side: str
    words: str


@dataclass(frozen=True, slots=True)
class Node:
    """A branch with what stands under it, in the order given."""

    key: str
    words: str
    children: tuple[Node, ...] = ()

    @property
    def levels(self) -> int:
        """How many levels it has, itself included."""
        return 1 + max((child.levels for child in self.children), default=0)

    @property
    def size(self) -> int:
        """How many nodes it has, itself included."""
        return 1 + sum(child.size for child in self.children)


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole tree: the problem, the effects above it and the causes below it."""

    words: str
    effects: tuple[Node, ...]
    causes: tuple[Node, ...]


class NoTree(ValueError):
    """Branches that do not hang on the problem, each in one place."""


def grown(words: str, branches: Sequence[Branch]) -> Tree:
    """The tree of the problem worded `words`; branches stand in the order given.

    Raises NoTree for a key that stands twice, an unknown side, a branch under one that is not there, under
    one of the other side, or in a circle.
    """
    by_key = {branch.key: branch for branch in branches}
    if len(by_key) != len(branches) or CORE in by_key:
        raise NoTree("a branch stands once")
    for branch in branches:
        if branch.side not in SIDES:
            raise NoTree(f"{branch.side} is neither a cause nor an effect")
        if branch.under != CORE and branch.under not in by_key:
            raise NoTree(f"{branch.key} hangs on nothing")
        if branch.under != CORE and by_key[branch.under].side != branch.side:
            raise NoTree(f"{branch.key} stands on the wrong side")
    under = {branch.key: branch.under for branch in branches}
    if any(circles(under, key, parent) for key, parent in under.items()):
        raise NoTree("branches go in a circle")
    hanging: dict[tuple[str, str], list[Branch]] = {}
    for branch in branches:
        hanging.setdefault((branch.side, branch.under), []).append(branch)

    def nodes(side: str, parent: str) -> tuple[Node, ...]:
        return tuple(
            Node(branch.key, branch.words, nodes(side, branch.key))
            for branch in hanging.get((side, parent), ())
        )

    return Tree(words, nodes(EFFECT, CORE), nodes(CAUSE, CORE))


def circles(under: Mapping[str, str], key: str, parent: str) -> bool:
    """Whether `key` would stand under itself if it stood under `parent`."""
    seen = set()
    while parent != CORE:
        if parent == key:
            return True
        if parent in seen or parent not in under:
            return False
        seen.add(parent)
        parent = under[parent]
    return False


def hanging_on(under: Mapping[str, str], key: str) -> tuple[str, ...]:
    """`key` and every branch that stands under it, directly or through others, parents first."""

    def walk(start: str) -> Iterator[str]:
        yield start
        for child, parent in under.items():
            if parent == start:
                yield from walk(child)

    return tuple(walk(key))
