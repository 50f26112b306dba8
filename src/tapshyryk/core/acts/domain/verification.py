"""Verifies a bundle without a database, a network or a framework, and names what does not match.

Each file in it is read once, a block at a time, so that a record of millions of entries needs little memory.
Nothing is believed before it is checked: sizes are measured against the file and against what packing can
do, every line against a hash, every hash against a signed root.
"""

from collections.abc import Sequence
from pathlib import Path

from tapshyryk.core.acts.domain.archive import Archive
from tapshyryk.core.acts.domain.checkpoint import CheckpointText
from tapshyryk.core.acts.domain.comparing import Signed, compare_order, compare_record
from tapshyryk.core.acts.domain.container import NAMES
from tapshyryk.core.acts.domain.findings import Report
from tapshyryk.core.acts.domain.lines import BadLine, CheckpointLine
from tapshyryk.core.acts.domain.manifest import FileLine, Manifest
from tapshyryk.core.acts.domain.notes import BadNote, Note, VerifierKey

_FIRST = {"header": 0, "directory": 0, "bytes": 1, "manifest_form": 2, "manifest_signature": 3}
"""What names a place in the archive is told first: the rest often follows from it."""


def verify_bundle(path: Path, *, keys: Sequence[VerifierKey] = (), kept: Note | None = None) -> Report:
    """Examines the bundle at `path`; raises NotABundle when there is nothing to examine, OSError as usual.

    With `keys`, only what they signed is accepted; without, the keys in the bundle are used and the report
    says so. `kept` is a checkpoint the reader has kept from earlier: the bundle must continue it.
    """
    report = Report(trusted=bool(keys))
    with path.open("rb") as file:
        archive = Archive(file, path.stat().st_size, report)
        readable = {name: archive.text(name) for name in ("README.txt", "keys.txt", "manifest.txt")}
        enclosed = _keys(readable["keys.txt"], report)
        accepted = tuple(keys) or enclosed
        report.keys = tuple(map(str, accepted))
        manifest = _manifest(readable["manifest.txt"], accepted, report)
        checkpoints = _checkpoints(archive, accepted, report)
        mine = _kept(kept, accepted, report)
        if manifest is not None and manifest.order:
            report.kind, report.order = "order", manifest.order
            compare_order(archive, manifest.order, checkpoints, mine)
        else:
            compare_record(archive, checkpoints, mine)
        _compare_bytes(archive, manifest, report)
        archive.compare_skeleton()
    report.findings.sort(key=lambda finding: _FIRST.get(finding.code, len(_FIRST)))
    return report


def _keys(text: str, report: Report) -> tuple[VerifierKey, ...]:
    """The keys that come with the bundle."""
    found: list[VerifierKey] = []
    for at, line in enumerate(text.split("\n")[:-1], 1):
        try:
            found.append(VerifierKey.read(line))
        except BadNote:
            report.find("key_form", "keys.txt", entry=at)
    if "".join(f"{key}\n" for key in found) != text:
        report.find("key_form", "keys.txt", entry=len(found) + 1)
    return tuple(found)


def _manifest(text: str, keys: tuple[VerifierKey, ...], report: Report) -> Manifest | None:
    try:
        note = Note.read(text)
        manifest = Manifest.read(note.text, NAMES[:-1])
    except BadNote:
        report.find("manifest_form", "manifest.txt")
        return None
    if note.signed_by(keys) is None:
        report.find("manifest_signature", "manifest.txt")
    return manifest


def _checkpoints(archive: Archive, keys: tuple[VerifierKey, ...], report: Report) -> list[Signed]:
    """The checkpoints that can be read, smallest first."""
    found: list[Signed] = []
    for at, content in enumerate(archive.lines("checkpoints.jsonl"), 1):
        try:
            line = CheckpointLine.read(content)
            note, text = line.opened()
        except BadLine:
            report.find("checkpoint_form", "checkpoints.jsonl", entry=at)
            continue
        if note.signed_by(keys) is None or text.origin != note.name:
            report.find("checkpoint_signature", "checkpoints.jsonl", entry=at)
        if found and text.size <= found[-1].text.size:
            report.find("checkpoint_order", "checkpoints.jsonl", entry=at)
            continue
        found.append(Signed(text, "checkpoints.jsonl", at, line.consistency))
    if found:
        last = found[-1].text
        report.size, report.root, report.sealed_at = last.size, last.root.hex(), last.at.isoformat()
    else:
        report.find("no_checkpoint", "checkpoints.jsonl")
    report.checkpoints = len(found)
    return found


def _kept(note: Note | None, keys: tuple[VerifierKey, ...], report: Report) -> Signed | None:
    """The reader's own checkpoint."""
    if note is None:
        return None
    if note.signed_by(keys) is None:
        report.find("kept_signature", "kept")
    return Signed(CheckpointText.read(note.text), "kept")


def _compare_bytes(archive: Archive, manifest: Manifest | None, report: Report) -> None:
    """The packed bytes of each file against the manifest."""
    for line in manifest.files if manifest else ():
        if FileLine.of(archive.seen(line.name)) != line:
            report.find("bytes", line.name)
