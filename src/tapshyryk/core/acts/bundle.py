"""Writes a bundle: the sealed record, or one order's part of it, to be verified anywhere."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.db.models import F, Max, QuerySet
from django.db.models.functions import TruncDate, TruncMonth

from tapshyryk.core.acts import keys, queries, stored_tree
from tapshyryk.core.acts.domain.columns import COLUMNS, disagreements
from tapshyryk.core.acts.domain.entry import RecordDamaged
from tapshyryk.core.acts.domain.lines import CheckpointLine, LeafLine
from tapshyryk.core.acts.domain.manifest import FileLine, Manifest
from tapshyryk.core.acts.domain.packing import Packer
from tapshyryk.core.acts.domain.readme import readme
from tapshyryk.core.acts.models import Act, Checkpoint, Leaf

_ROWS = 2000
"""Rows read from the database at once."""


class NothingToExport(Exception):
    """There is no sealed entry to export."""


@dataclass(frozen=True)
class Bundled:
    """What a bundle holds."""

    entries: int
    """Entries with their content."""
    size: int
    """Entries in the whole record."""
    root: str


def order_named(name: str) -> UUID | None:
    """The order whose acts carry the slug or key `name`; None when there is none."""
    found = Act.objects.filter(order__isnull=False)
    try:
        found = found.filter(order=UUID(name))
    except ValueError:
        found = found.filter(subject_id=F("order"), subject_label=name)
    return found.values_list("order", flat=True).first()


def write_bundle(target: Path, *, order: UUID | None = None) -> Bundled:
    """Writes the bundle of the whole record, or of `order`, to `target`.

    The same record gives the same bytes. It reaches up to the latest checkpoint; acts that wait to be sealed
    are not in it. The file appears under its name only when it is complete.
    Raises NothingToExport, KeyTrouble, RecordDamaged.
    """
    last = queries.latest_checkpoint()
    if last is None:
        raise NothingToExport("Nothing is sealed yet: the record is empty.")
    leaves = Leaf.objects.filter(index__lt=last.size).order_by("index")
    if order is not None:
        leaves = leaves.filter(act__order=order, act__public=True)
        if not leaves.exists():
            raise NothingToExport("This order has no sealed public act yet.")
    signer = keys.signing_key()
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    counted = _Counted()
    try:
        with draft.open("wb") as file:
            packer = Packer(file)
            packer.add("README.txt", [readme(order=order is not None).encode()])
            packer.add("entries.jsonl", counted.over(_entries(leaves)))
            packer.add("leaves.txt", _leaf_lines(leaves, last.size if order else None))
            packer.add("checkpoints.jsonl", _checkpoint_lines(last.size, proven=order is not None))
            packer.add("keys.txt", [f"{key}\n".encode() for key in _keys(str(signer.verifier))])
            manifest = Manifest(str(order or ""), tuple(map(FileLine.of, packer.done)))
            packer.add("manifest.txt", [signer.sign(str(manifest)).encode()])
            packer.close()
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return Bundled(counted.shown, last.size, bytes(last.root).hex())


class _Counted:
    """Counts the entries shown while they stream by."""

    shown = 0

    def over(self, entries: Iterable[bytes]) -> Iterator[bytes]:
        """The same lines; empty ones are not counted."""
        for entry in entries:
            self.shown += entry != b"\n"
            yield entry


def _entries(leaves: QuerySet[Leaf]) -> Iterator[bytes]:
    """A line for each leaf: the entry, or nothing when it is not public."""
    columns = [f"act__{name}" for name in COLUMNS]
    rows = leaves.values_list("index", "hash", "act__entry", *columns)
    for index, digest, entry, *shown in rows.iterator(chunk_size=_ROWS):
        if disagreements(entry, bytes(digest), tuple(shown)):
            raise RecordDamaged(f"Entry {index + 1} is not what was sealed; nothing was exported.")
        public = shown[-1]
        yield entry.encode() + b"\n" if public else b"\n"


def _leaf_lines(leaves: QuerySet[Leaf], proven_in: int | None) -> Iterator[bytes]:
    """A line for each leaf: its number and hash, and its proof in the tree of `proven_in` leaves if given."""
    for index, digest in leaves.values_list("index", "hash").iterator(chunk_size=_ROWS):
        proof = stored_tree.inclusion_proof(index, proven_in) if proven_in is not None else []
        yield bytes(LeafLine(index + 1, bytes(digest), tuple(proof))) + b"\n"


def _checkpoint_lines(size: int, *, proven: bool) -> Iterator[bytes]:
    """The last checkpoint of each day and the last of all; for one order, of each month, each proven to
    continue the one before.
    """
    period = TruncMonth("at") if proven else TruncDate("at")
    past = Checkpoint.objects.filter(size__lte=size).annotate(period=period).order_by()
    sizes = past.values("period").annotate(last=Max("size")).values_list("last", flat=True)
    before = 0
    for point in Checkpoint.objects.filter(size__in=sorted({*sizes, size})).order_by("size").iterator():
        proof = stored_tree.consistency_proof(before, point.size) if proven and before else []
        yield bytes(CheckpointLine(point.note, tuple(proof))) + b"\n"
        before = point.size


def _keys(present: str) -> list[str]:
    """Every key that signed the record, and the one that signs this bundle."""
    known = queries.public_keys()
    return known if present in known else [*known, present]
