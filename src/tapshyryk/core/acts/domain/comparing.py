"""Compares entries with their leaves, leaves with signed roots, and checkpoints with each other."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from tapshyryk.core.acts.domain.archive import Archive
from tapshyryk.core.acts.domain.checkpoint import CheckpointText
from tapshyryk.core.acts.domain.findings import Report
from tapshyryk.core.acts.domain.lines import BadLine, LeafLine
from tapshyryk.core.acts.domain.merkle import Edge, extends, includes


@dataclass(frozen=True)
class Signed:
    """A checkpoint to compare with: from the bundle, or the reader's own (`kept`)."""

    text: CheckpointText
    file: str
    line: int | None = None
    consistency: tuple[bytes, ...] = ()


def compare_record(archive: Archive, checkpoints: list[Signed], kept: Signed | None) -> None:
    """Each entry against its leaf, and the tree over all leaves against every signed root."""
    report, edge, shown = archive.report, Edge(), 0
    due = sorted([*checkpoints, *([kept] if kept else [])], key=lambda point: -point.text.size)
    for number, entry, leaf in _pairs(archive):
        made = hashlib.sha256(b"\x00" + entry)
        if entry and leaf == b"%d %s" % (number, made.hexdigest().encode()):
            digest = made.digest()
        else:
            digest = _hidden_or_wrong(number, entry, leaf, report)
        shown += bool(entry)
        edge.add(digest)
        while due and due[-1].text.size == edge.size:
            point = due.pop()
            if edge.root() != point.text.root:
                code = "kept_root" if point is kept else "checkpoint_root"
                report.find(code, point.file, entry=point.line, number=point.text.size)
    report.entries, report.hidden = shown, edge.size - shown
    for point in due[::-1]:
        code = "kept_ahead" if point is kept else "too_few"
        report.find(code, point.file, entry=point.line, number=point.text.size)
    if checkpoints and edge.size > checkpoints[-1].text.size:
        report.find("too_many", "entries.jsonl", entry=checkpoints[-1].text.size + 1)


def compare_order(archive: Archive, order: str, checkpoints: list[Signed], kept: Signed | None) -> None:
    """Each entry against its leaf, its order and the last signed root; checkpoints against each other."""
    report = archive.report
    for before, after in pairwise(checkpoints):
        if not _continues(before, after):
            report.find("checkpoint_history", after.file, entry=after.line)
    if kept:
        _compare_kept(kept, checkpoints, report)
    last = checkpoints[-1].text if checkpoints else None
    for at, entry, content in _pairs(archive):
        report.entries += 1
        made = hashlib.sha256(b"\x00" + entry).digest()
        try:
            leaf = LeafLine.read(content)
        except BadLine:
            report.find("leaf_form", "leaves.txt", entry=at)
            continue
        if made != leaf.digest:
            report.find("entry_leaf", "entries.jsonl", entry=at)
        elif _order_of(entry) != order:
            report.find("entry_order", "entries.jsonl", entry=at)
        elif last and not _is_in(leaf, last):
            report.find("entry_proof", "leaves.txt", entry=at)


def _pairs(archive: Archive) -> Iterator[tuple[int, bytes, bytes]]:
    """Number of the line from 1, entry and leaf; both files are read to their ends, whatever is in them."""
    entries, leaves = archive.lines("entries.jsonl"), archive.lines("leaves.txt")
    for at, (entry, leaf) in enumerate(zip_longest(entries, leaves), 1):
        if entry is None or leaf is None:
            lacking = "entries.jsonl" if entry is None else "leaves.txt"
            archive.report.find("unequal", lacking, entry=at)
            break
        yield at, entry, leaf
    for rest in (entries, leaves):
        for _ in rest:
            continue


def _hidden_or_wrong(number: int, entry: bytes, content: bytes, report: Report) -> bytes:
    """The leaf hash of an entry that is not shown; a finding when its two lines do not fit."""
    try:
        leaf = LeafLine.read(content)
    except BadLine:
        report.find("leaf_form", "leaves.txt", entry=number)
        return bytes(32)
    if leaf.number != number or leaf.proof:
        report.find("leaf_form", "leaves.txt", entry=number)
    elif entry:
        report.find("entry_leaf", "entries.jsonl", entry=number)
    return leaf.digest


def _is_in(leaf: LeafLine, tree: CheckpointText) -> bool:
    return includes(leaf=leaf.digest, index=leaf.number - 1, size=tree.size, proof=leaf.proof, root=tree.root)


def _continues(before: Signed, after: Signed) -> bool:
    return extends(
        old=before.text.size,
        old_root=before.text.root,
        new=after.text.size,
        new_root=after.text.root,
        proof=after.consistency,
    )


def _compare_kept(kept: Signed, checkpoints: list[Signed], report: Report) -> None:
    """One order's bundle can answer for a kept checkpoint only if that very one is in it."""
    same = [point for point in checkpoints if point.text.size == kept.text.size]
    if not same:
        report.find("kept_unknown", kept.file, number=kept.text.size)
    elif same[0].text.root != kept.text.root:
        report.find("kept_root", kept.file, number=kept.text.size)


def _order_of(entry: bytes) -> str:
    """The order an entry belongs to; empty when it says none or is no entry."""
    with suppress(ValueError, TypeError, KeyError, RecursionError):
        return str(json.loads(entry)["order"])
    return ""
