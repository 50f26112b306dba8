"""Reads the stored hashes of the tree: its right edge, and the few that a proof needs."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from tapshyryk.core.acts.domain import merkle
from tapshyryk.core.acts.domain.merkle import Edge, Range
from tapshyryk.core.acts.models import Leaf, Node


def inclusion_proof(index: int, size: int) -> list[bytes]:
    """The hashes that prove leaf `index` in the tree of the first `size` leaves; two queries."""
    return _proof(merkle.inclusion_cover(index, size))


def consistency_proof(old: int, new: int) -> list[bytes]:
    """The hashes that prove that the tree of `new` leaves begins with the tree of `old`; two queries."""
    return _proof(merkle.consistency_cover(old, new))


def edge(size: int) -> Edge:
    """The right edge of the tree of the first `size` leaves, ready to grow; two queries."""
    ranges = merkle.edge_ranges(size)
    stored = read({level: [found] for level, found in ranges.items()})
    tails = {level: [stored[level, at] for at in range(*found)] for level, found in ranges.items()}
    return Edge(size, tails)


def _proof(covers: Sequence[Range]) -> list[bytes]:
    hashes = merkle.from_stored(read(merkle.stored_ranges(covers)))
    return [merkle.range_hash(cover, hashes) for cover in covers]


def read(ranges: dict[int, list[Range]]) -> dict[tuple[int, int], bytes]:
    """The stored hashes in `ranges`, by (level, index); one query for leaves and one for nodes."""
    found: dict[tuple[int, int], bytes] = {}
    if leaves := [_between(low, high) for low, high in ranges.get(0, ()) if low < high]:
        kept = Leaf.objects.filter(_any(leaves)).values_list("index", "hash")
        found.update({(0, index): bytes(value) for index, value in kept})
    nodes = [
        Q(level=level) & _between(low, high)
        for level, wanted in ranges.items()
        for low, high in wanted
        if level and low < high
    ]
    if nodes:
        rows = Node.objects.filter(_any(nodes)).values_list("level", "index", "hash")
        found.update({(level, index): bytes(value) for level, index, value in rows})
    return found


def _between(low: int, high: int) -> Q:
    return Q(index__gte=low, index__lt=high)


def _any(conditions: Iterable[Q]) -> Q:
    result = Q()
    for condition in conditions:
        result |= condition
    return result
