"""Verifies a bundle without a database, a network or a framework, and names what does not match.

The archive is read once from front to back of each file, a block at a time, so that a record of millions of
entries needs little memory. Nothing in it is believed before it is checked: sizes are measured against the
file and against what packing can do, every line against a hash, every hash against a signed root.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import BinaryIO

from tapshyryk.core.acts.domain import container
from tapshyryk.core.acts.domain.checkpoint import CheckpointText
from tapshyryk.core.acts.domain.container import NAMES, Member
from tapshyryk.core.acts.domain.manifest import FileLine, Manifest
from tapshyryk.core.acts.domain.merkle import Edge, extends, includes
from tapshyryk.core.acts.domain.notes import BadNote, Note, VerifierKey
from tapshyryk.core.acts.domain.packing import Unpacker, Unreadable, lines

MOST_FINDINGS = 20
"""Further findings are counted, not told."""

_FIRST = {"header": 0, "directory": 0, "bytes": 1, "manifest_form": 2, "manifest_signature": 3}
_SMALL = 1 << 20
_MOST_TIMES_SMALLER = 200
"""A file of more than a megabyte that claims to have been packed better than this is refused as a bomb;
records pack about six times smaller."""


class NotABundle(Exception):
    """The file is nothing that can be examined; `code` and `params` name the sentence that says why."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True)
class Finding:
    """Something that does not match: in which file of the bundle, and where in it."""

    code: str
    """Names the sentence."""
    file: str
    """A file of the bundle, or `archive` for what is around them."""
    entry: int | None = None
    """The line of that file, from 1; in entries.jsonl of a whole record also the entry's number."""
    byte: int | None = None
    """The place in the archive, from 0."""
    number: int | None = None
    """A size or a count that the sentence needs."""


@dataclass
class Report:
    """What verification found; `whole` when everything matches."""

    kind: str = "record"
    """`record` or `order`."""
    order: str = ""
    entries: int = 0
    """Entries whose content is in the bundle."""
    hidden: int = 0
    """Entries of which only the hash is."""
    size: int = 0
    root: str = ""
    sealed_at: str = ""
    checkpoints: int = 0
    keys: tuple[str, ...] = ()
    """The keys everything was verified with."""
    trusted: bool = False
    """Whether those keys were given by the reader rather than by the bundle."""
    findings: list[Finding] = field(default_factory=list)
    untold: int = 0

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    def find(self, code: str, file: str, **where: int) -> None:
        """Notes a finding, or counts it when enough are told."""
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(Finding(code, file, **where))
        else:
            self.untold += 1


def verify_bundle(path: Path, *, keys: Sequence[VerifierKey] = (), kept: Note | None = None) -> Report:
    """Examines the bundle at `path`; raises NotABundle when there is nothing to examine, OSError as usual.

    With `keys`, only what they signed is accepted; without, the keys in the bundle are used and the report
    says so. `kept` is a checkpoint the reader has kept from earlier: the bundle must continue it.
    """
    with path.open("rb") as file:
        return _Verification(file, path.stat().st_size, tuple(keys), kept).run()


@dataclass
class _Checkpoint:
    """A line of checkpoints.jsonl that could be read."""

    line: int
    text: CheckpointText
    consistency: list[bytes]
    file: str = "checkpoints.jsonl"


class _Verification:
    """One run over one bundle."""

    def __init__(self, file: BinaryIO, length: int, keys: tuple[VerifierKey, ...], kept: Note | None) -> None:
        self.file = file
        self.report = Report(trusted=bool(keys))
        self.keys = keys
        self.kept = kept
        self.claims = _claims(file, length)
        self.unpackers: dict[str, Unpacker] = {}
        offset = 0
        for member in self.claims[0]:
            offset += container.local_length(member.name)
            long = member.name.endswith(("jsonl", "leaves.txt"))
            limit = max(_SMALL, member.packed * _MOST_TIMES_SMALLER) if long else _SMALL
            self.unpackers[member.name] = Unpacker(file, offset, member.packed, member.name, limit)
            offset += member.packed

    def run(self) -> Report:
        """Reads every file once and compares what must match."""
        manifest_text = self._small("manifest.txt")
        self._keys(self._small("keys.txt"))
        manifest = self._manifest(manifest_text)
        self._small("README.txt")
        checkpoints = self._checkpoints()
        if manifest is not None and manifest.order:
            self.report.kind, self.report.order = "order", manifest.order
            self._entries_of_order(manifest.order, checkpoints)
        else:
            self._entries_of_record(checkpoints)
        self._bytes(manifest)
        self._skeleton()
        # What is named by the archive and the manifest comes first: the rest often follows from it.
        self.report.findings.sort(key=lambda finding: _FIRST.get(finding.code, len(_FIRST)))
        return self.report

    def _chunks(self, name: str) -> Iterator[bytes]:
        yield from self.unpackers[name].chunks()

    def _lines(self, name: str) -> Iterator[bytes]:
        """The lines of a file as far as it can be unpacked; a finding where it cannot."""
        at = 0
        try:
            for at, line in enumerate(lines(self._chunks(name)), 1):  # noqa: B007 - told when it breaks off
                yield line
        except Unreadable:
            self.report.find("unpack", name, entry=at + 1)

    def _small(self, name: str) -> str:
        """A file that fits into memory, as text."""
        content = b""
        try:
            for chunk in self._chunks(name):
                content += chunk
        except Unreadable:
            self.report.find("unpack", name, entry=content.count(b"\n") + 1)
        return content.decode(errors="replace")

    def _keys(self, text: str) -> None:
        """The keys to accept: those given, else those in the bundle."""
        found: list[VerifierKey] = []
        for at, line in enumerate(text.splitlines(), 1):
            try:
                found.append(VerifierKey.read(line))
            except BadNote:
                self.report.find("key_form", "keys.txt", entry=at)
        if "".join(f"{key}\n" for key in found) != text:
            self.report.find("key_form", "keys.txt", entry=len(found) + 1)
        self.keys = self.keys or tuple(found)
        self.report.keys = tuple(map(str, self.keys))

    def _manifest(self, text: str) -> Manifest | None:
        try:
            note = Note.read(text)
            manifest = Manifest.read(note.text, NAMES[:-1])
        except BadNote:
            self.report.find("manifest_form", "manifest.txt")
            return None
        if note.signed_by(self.keys) is None:
            self.report.find("manifest_signature", "manifest.txt")
        return manifest

    def _checkpoints(self) -> list[_Checkpoint]:
        """The checkpoints that can be read, smallest first, and the reader's own among them."""
        found: list[_Checkpoint] = []
        for at, line in enumerate(self._lines("checkpoints.jsonl"), 1):
            try:
                value = json.loads(line)
                note = Note.read(value["note"])
                point = _Checkpoint(at, CheckpointText.read(note.text), _hashes(value["consistency"]))
                if _checkpoint_line(value["note"], value["consistency"]) != line:
                    raise BadNote("not in its exact form")
            except (ValueError, TypeError, KeyError, RecursionError):
                self.report.find("checkpoint_form", "checkpoints.jsonl", entry=at)
                continue
            if note.signed_by(self.keys) is None or point.text.origin != note.name:
                self.report.find("checkpoint_signature", "checkpoints.jsonl", entry=at)
            if found and point.text.size <= found[-1].text.size:
                self.report.find("checkpoint_order", "checkpoints.jsonl", entry=at)
                continue
            found.append(point)
        if found:
            last = found[-1].text
            self.report.size, self.report.root = last.size, last.root.hex()
            self.report.sealed_at = last.at.isoformat()
        else:
            self.report.find("no_checkpoint", "checkpoints.jsonl")
        self.report.checkpoints = len(found)
        return found

    def _kept(self, checkpoints: list[_Checkpoint]) -> list[_Checkpoint]:
        """The checkpoints and the reader's own, in order of size."""
        if self.kept is None:
            return checkpoints
        mine = _Checkpoint(0, CheckpointText.read(self.kept.text), [], "kept")
        if self.kept.signed_by(self.keys) is None:
            self.report.find("kept_signature", "kept")
        return sorted([*checkpoints, mine], key=lambda point: (point.text.size, point.line))

    def _entries_of_record(self, checkpoints: list[_Checkpoint]) -> None:
        """Each entry against its leaf, and the tree over all leaves against every signed root."""
        due = self._kept(checkpoints)[::-1]
        edge, entries, leaves = Edge(), self._lines("entries.jsonl"), self._lines("leaves.txt")
        shown = 0
        for number, (entry, leaf) in enumerate(zip_longest(entries, leaves), 1):
            if entry is None or leaf is None:
                self.report.find("unequal", "entries.jsonl" if entry is None else "leaves.txt", entry=number)
                break
            made = hashlib.sha256(b"\x00" + entry)
            if entry and leaf == b"%d %s" % (number, made.hexdigest().encode()):
                digest = made.digest()
                shown += 1
            else:
                digest = self._hidden_or_wrong(number, entry, leaf)
                shown += bool(entry)
            edge.add(digest)
            while due and due[-1].text.size == edge.size:
                self._root(due.pop(), edge)
        self.report.entries, self.report.hidden = shown, edge.size - shown
        self._finish(entries, leaves)
        for point in due:
            code = "kept_ahead" if point.file == "kept" else "too_few"
            self.report.find(code, point.file, entry=point.line, number=point.text.size)
        if checkpoints and edge.size > checkpoints[-1].text.size:
            self.report.find("too_many", "entries.jsonl", entry=checkpoints[-1].text.size + 1)

    def _hidden_or_wrong(self, number: int, entry: bytes, leaf: bytes) -> bytes:
        """The leaf hash of an entry that is not shown; findings when the two lines do not fit."""
        try:
            place, digest = leaf.decode("ascii").split(" ")
            result = _hash(digest)
        except ValueError:
            self.report.find("leaf_form", "leaves.txt", entry=number)
            return bytes(32)
        if place != str(number):
            self.report.find("leaf_form", "leaves.txt", entry=number)
        elif entry:
            self.report.find("entry_leaf", "entries.jsonl", entry=number)
        return result

    def _root(self, point: _Checkpoint, edge: Edge) -> None:
        if edge.root() != point.text.root:
            code = "kept_root" if point.file == "kept" else "checkpoint_root"
            self.report.find(code, point.file, entry=point.line, number=point.text.size)

    def _finish(self, *unread: Iterator[bytes]) -> None:
        """Reads on to the end of every file, so that all of it has been seen."""
        for rest in unread:
            for _ in rest:
                continue

    def _entries_of_order(self, order: str, checkpoints: list[_Checkpoint]) -> None:
        """Each entry against its leaf, its order and the last signed root; checkpoints against each other."""
        for before, after in pairwise(checkpoints):
            if not extends(
                old=before.text.size,
                old_root=before.text.root,
                new=after.text.size,
                new_root=after.text.root,
                proof=after.consistency,
            ):
                self.report.find("checkpoint_history", "checkpoints.jsonl", entry=after.line)
        self._kept_among(checkpoints)
        entries, leaves = self._lines("entries.jsonl"), self._lines("leaves.txt")
        last = checkpoints[-1].text if checkpoints else None
        for at, (entry, leaf) in enumerate(zip_longest(entries, leaves), 1):
            if entry is None or leaf is None:
                self.report.find("unequal", "entries.jsonl" if entry is None else "leaves.txt", entry=at)
                break
            self._entry_of_order(at, entry, leaf, order, last)
            self.report.entries += 1
        self._finish(entries, leaves)

    def _entry_of_order(
        self, at: int, entry: bytes, leaf: bytes, order: str, last: CheckpointText | None
    ) -> None:
        try:
            number, digest, *path = leaf.decode("ascii").split(" ")
            index, proof = int(number) - 1, _hashes(path)
            if str(index + 1) != number or _hash(digest) is None:
                raise ValueError("not in its exact form")
        except ValueError:
            self.report.find("leaf_form", "leaves.txt", entry=at)
            return
        made = hashlib.sha256(b"\x00" + entry).digest()
        if made.hex() != digest:
            self.report.find("entry_leaf", "entries.jsonl", entry=at)
        elif _order_of(entry) != order:
            self.report.find("entry_order", "entries.jsonl", entry=at)
        elif last and not includes(leaf=made, index=index, size=last.size, proof=proof, root=last.root):
            self.report.find("entry_proof", "leaves.txt", entry=at)

    def _kept_among(self, checkpoints: list[_Checkpoint]) -> None:
        """One order's bundle can answer for a kept checkpoint only if that very one is in it."""
        if self.kept is None:
            return
        mine = CheckpointText.read(self.kept.text)
        same = [point for point in checkpoints if point.text.size == mine.size]
        if not same:
            self.report.find("kept_unknown", "kept", number=mine.size)
        elif same[0].text.root != mine.root:
            self.report.find("kept_root", "kept", number=mine.size)

    def _bytes(self, manifest: Manifest | None) -> None:
        """The packed bytes of each file against the manifest."""
        for line in manifest.files if manifest else ():
            if FileLine.of(self.unpackers[line.name].seen) != line:
                self.report.find("bytes", line.name)

    def _skeleton(self) -> None:
        """All bytes around the files against what they must be."""
        members = [self._true_member(at) for at in range(len(NAMES))]
        for part in container.skeleton(members):
            self.file.seek(part.offset)
            there = self.file.read(len(part.content))
            for at, (is_, must_be) in enumerate(zip_longest(there, part.content)):
                if is_ != must_be:
                    code = "header" if part.member else "directory"
                    self.report.find(code, part.member or "archive", byte=part.offset + at)
                    break

    def _true_member(self, at: int) -> Member:
        """What both headers of a file ought to say: what was seen, if either of them says so too.

        Where neither does, the file itself is damaged, and that is found by its hash, not here.
        """
        claims = [members[at] for members in self.claims]
        seen = self.unpackers[NAMES[at]].seen
        crc = seen.crc if seen.crc in {claim.crc for claim in claims} else claims[0].crc
        size = seen.size if seen.size in {claim.size for claim in claims} else claims[0].size
        return Member(NAMES[at], crc, size, claims[0].packed)


def _claims(file: BinaryIO, length: int) -> list[list[Member]]:
    """What the headers and the table of contents say, each if it adds up to the length of the file.

    Raises NotABundle when neither does.
    """
    file.seek(0)
    begin = file.read(4)
    walked = _walk(file, length)
    found = [walked] if walked and container.length(walked) == length else []
    tail = container.directory_length()
    if length > tail:
        file.seek(length - tail)
        listed = container.from_directory(file.read(tail))
        if container.length(listed) == length:
            found.append(listed)
    if found:
        return found
    if begin != b"PK\x03\x04":
        raise NotABundle("not_archive")
    file.seek(0)
    header = file.read(container.local_length(NAMES[0]))
    like_ours = Member(NAMES[0], 0, 0, 0).local_header()[30 : 30 + len(NAMES[0])]
    if like_ours not in header:
        raise NotABundle("other_archive")
    if walked and container.length(walked) < length:
        raise NotABundle("too_long", byte=container.length(walked))
    raise NotABundle("cut_short", byte=length)


def _walk(file: BinaryIO, length: int) -> list[Member] | None:
    """The files by the headers before them, or None when they lead out of the archive."""
    members: list[Member] = []
    offset = 0
    for name in NAMES:
        file.seek(offset)
        header = file.read(container.local_length(name))
        if len(header) < container.local_length(name):
            return None
        member = container.from_local_header(name, header)
        members.append(member)
        offset += len(header) + member.packed
        if offset > length:
            return None
    return members


def _hash(text: str) -> bytes:
    """32 bytes from small hexadecimal digits; raises ValueError for any other way to write them."""
    value = bytes.fromhex(text)
    if len(value) != 32 or value.hex() != text:
        raise ValueError("not a hash")
    return value


def _hashes(texts: Sequence[str]) -> list[bytes]:
    return [_hash(text) for text in texts]


def _checkpoint_line(note: str, consistency: Sequence[str]) -> bytes:
    """A line of checkpoints.jsonl as it is written."""
    value = {"consistency": list(consistency), "note": note}
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _order_of(entry: bytes) -> str:
    """The order an entry belongs to; empty when it says none or is no entry."""
    with suppress(ValueError, TypeError, KeyError, RecursionError):
        return str(json.loads(entry)["order"])
    return ""
