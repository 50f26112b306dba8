"""Reads a bundle's archive without believing it: every size is measured before it is used."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import BinaryIO

from tapshyryk.core.acts.domain import container
from tapshyryk.core.acts.domain.container import NAMES, Member
from tapshyryk.core.acts.domain.findings import NotABundle, Report
from tapshyryk.core.acts.domain.packing import Packed, Unpacker, Unreadable, lines

_SMALL = 1 << 20
_MOST_TIMES_SMALLER = 500
"""A file of more than a megabyte that claims to have been packed better than this is refused as a bomb.
Records of like entries pack up to fifty times smaller; packing can do a thousand at most."""


class Archive:
    """The files of one bundle; what is wrong with them goes into the report.

    Raises NotABundle when neither the headers nor the table of contents add up to the length of the file.
    """

    def __init__(self, file: BinaryIO, length: int, report: Report) -> None:
        self.file = file
        self.report = report
        self.claims = _claims(file, length)
        self.unpackers: dict[str, Unpacker] = {}
        offset = 0
        for member in self.claims[0]:
            offset += container.local_length(member.name)
            long = member.name.endswith(("jsonl", "leaves.txt"))
            limit = max(_SMALL, member.packed * _MOST_TIMES_SMALLER) if long else _SMALL
            self.unpackers[member.name] = Unpacker(file, offset, member.packed, member.name, limit)
            offset += member.packed

    def seen(self, name: str) -> Packed:
        """What was really there, once the file was read."""
        return self.unpackers[name].seen

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a file as far as it can be unpacked; a finding where it cannot."""
        given = 0
        try:
            for line in lines(self.unpackers[name].chunks()):
                given += 1
                yield line
        except Unreadable:
            self.report.find("unpack", name, entry=given + 1)

    def text(self, name: str) -> str:
        """A file that fits into memory, as text."""
        content = b""
        try:
            for chunk in self.unpackers[name].chunks():
                content += chunk
        except Unreadable:
            self.report.find("unpack", name, entry=content.count(b"\n") + 1)
        return content.decode(errors="replace")

    def compare_skeleton(self) -> None:
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
    ours = Member(NAMES[0], 0, 0, 0).local_header()
    like_ours = ours[30 : 30 + len(NAMES[0])] in header
    packed_by_another = header[4:14] != ours[4:14] and header[26:30] != ours[26:30]
    if not like_ours or packed_by_another:
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
