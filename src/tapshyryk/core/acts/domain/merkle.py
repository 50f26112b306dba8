"""The Merkle tree of RFC 6962: roots, inclusion and consistency proofs, from any store of hashes.

A proof is a list of hashes of leaf ranges. The functions here say which ranges (`*_cover`), how a range is
put together from full subtrees (`pieces`), and how a reader checks the result without the store
(`includes`, `extends`; RFC 9162 sections 2.1.3.2 and 2.1.4.2, which give the same tree its algorithms).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

STEP = 4
"""Subtree roots are stored at every STEP-th level only."""

WIDTH = 1 << STEP
"""How many stored hashes lie under a stored hash of the next stored level."""

EMPTY_ROOT = sha256(b"").digest()

Range = tuple[int, int]
"""Leaves from the first index up to, not including, the second."""

Hashes = Callable[[int, int], bytes]
"""The root of the full subtree at (level, index): of leaves from index * 2**level."""


def leaf_hash(entry: bytes) -> bytes:
    """SHA-256 of 0x00 and the entry: a leaf can never be mistaken for an inner node."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256 of 0x01 and the two children."""
    return sha256(b"\x01" + left + right).digest()


def full_hash(hashes: Sequence[bytes]) -> bytes:
    """The root of a full subtree over `hashes`; their number is a power of two."""
    row = hashes
    while len(row) > 1:
        row = [sha256(b"\x01" + row[at] + row[at + 1]).digest() for at in range(0, len(row), 2)]
    return row[0]


def _split(leaves: int) -> int:
    """The largest power of two below `leaves`: how many leaves the left subtree has."""
    return 1 << (leaves - 1).bit_length() - 1


def inclusion_cover(index: int, size: int) -> list[Range]:
    """The ranges whose hashes prove leaf `index` in a tree of `size` leaves, nearest first."""
    if not 0 <= index < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {index}")
    low, high = 0, size
    found: list[Range] = []
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            found.append((middle, high))
            high = middle
        else:
            found.append((low, middle))
            low = middle
    return found[::-1]


def consistency_cover(old: int, new: int) -> list[Range]:
    """The ranges whose hashes prove that the tree of `new` leaves begins with the tree of `old` leaves."""
    if not 0 < old <= new:
        raise ValueError(f"a tree of {new} leaves cannot extend one of {old}")
    low, high = 0, new
    found: list[Range] = []
    while high != old:
        middle = low + _split(high - low)
        if old <= middle:
            found.append((middle, high))
            high = middle
        else:
            found.append((low, middle))
            low = middle
    if low > 0:
        found.append((low, high))
    return found[::-1]


def pieces(leaves: Range) -> Iterator[tuple[int, int]]:
    """The full subtrees (level, index) that make up a range, largest first."""
    low, high = leaves
    while low < high:
        level = (high - low).bit_length() - 1
        yield level, low >> level
        low += 1 << level


def range_hash(leaves: Range, hashes: Hashes) -> bytes:
    """The root over a range of leaves, from the hashes of its full subtrees."""
    rest: bytes | None = None
    for level, index in reversed(list(pieces(leaves))):
        here = hashes(level, index)
        rest = here if rest is None else node_hash(here, rest)
    return EMPTY_ROOT if rest is None else rest


def includes(*, leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether `proof` shows `leaf` (its hash) at `index` of the tree with `size` leaves and this `root`."""
    if not 0 <= index < size:
        return False
    here, last, result = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if here & 1 or here == last:
            result = node_hash(sibling, result)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            result = node_hash(result, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and result == root


def extends(*, old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether `proof` shows that the tree (`new`, `new_root`) begins with the tree (`old`, `old_root`)."""
    if not 0 < old <= new:
        return False
    if old == new:
        return not proof and old_root == new_root
    path = [old_root, *proof] if old & old - 1 == 0 else list(proof)
    if not path:
        return False
    here, last = old - 1, new - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    old_result = new_result = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            old_result = node_hash(sibling, old_result)
            new_result = node_hash(sibling, new_result)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            new_result = node_hash(new_result, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and old_result == old_root and new_result == new_root


@dataclass
class Edge:
    """The right edge of a growing tree: all that adding leaves and naming the root needs.

    `tails[level]` are the stored hashes of that level (0, STEP, 2 * STEP …) after its last full group of
    WIDTH, at most fifteen each.
    """

    size: int = 0
    tails: dict[int, list[bytes]] = field(default_factory=dict)

    def add(self, leaf: bytes) -> list[tuple[int, int, bytes]]:
        """Adds one leaf hash; returns the stored nodes (level, index, hash) this completes."""
        self.size += 1
        completed: list[tuple[int, int, bytes]] = []
        level, here = 0, leaf
        while True:
            tail = self.tails.setdefault(level, [])
            tail.append(here)
            if len(tail) < WIDTH:
                return completed
            here = full_hash(tail)
            tail.clear()
            level += STEP
            completed.append((level, (self.size >> level) - 1, here))

    def root(self) -> bytes:
        """The root over all leaves so far."""
        return range_hash((0, self.size), self._from_tails)

    def _from_tails(self, level: int, index: int) -> bytes:
        stored = level - level % STEP
        tail = self.tails[stored]
        first = (self.size >> stored) - len(tail)
        start = (index << level - stored) - first
        return full_hash(tail[start : start + (1 << level - stored)])


def edge_ranges(size: int) -> dict[int, Range]:
    """For each stored level, which of its hashes make up the right edge of a tree of `size` leaves."""
    found: dict[int, Range] = {}
    level = 0
    while size >> level:
        count = size >> level
        found[level] = (count - count % WIDTH, count)
        level += STEP
    return found


def stored_ranges(covers: Sequence[Range]) -> dict[int, list[Range]]:
    """For each stored level, which of its hashes are needed to hash every range in `covers`."""
    found: dict[int, list[Range]] = {}
    for cover in covers:
        for level, index in pieces(cover):
            stored = level - level % STEP
            shift = level - stored
            found.setdefault(stored, []).append((index << shift, index + 1 << shift))
    return {level: _merged(ranges) for level, ranges in found.items()}


def _merged(ranges: list[Range]) -> list[Range]:
    """The same indices in the fewest ranges."""
    result: list[Range] = []
    for low, high in sorted(ranges):
        if result and low <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], high))
        else:
            result.append((low, high))
    return result


def from_stored(stored: dict[tuple[int, int], bytes]) -> Hashes:
    """Reads any full subtree's root out of `stored`, which holds hashes of the stored levels."""

    def hashes(level: int, index: int) -> bytes:
        base = level - level % STEP
        shift = level - base
        return full_hash([stored[base, at] for at in range(index << shift, index + 1 << shift)])

    return hashes
