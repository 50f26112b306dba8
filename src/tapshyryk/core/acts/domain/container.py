"""A zip archive with exactly one way to be written, so that any changed byte outside its files shows too.

Ordinary tools open it: six files in a fixed order, the ZIP64 form throughout, no times, no comments. All
that is not a file's own (packed) bytes follows from names, sizes and checksums; a reader writes it anew and
compares. Sizes and checksums stand twice, before each file and in the table of contents at the end, so that
with one of the two damaged the other still tells where.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from struct import Struct

NAMES = ("README.txt", "entries.jsonl", "leaves.txt", "checkpoints.jsonl", "keys.txt", "manifest.txt")
"""The files of a bundle, in their order."""

NOT_PACKED = "manifest.txt"
"""Written last and as it is: it holds the hashes of the others' packed bytes, and a signature."""

_LOCAL = Struct("<4s5H3L2H")
_LOCAL_EXTRA = Struct("<2H2Q")
_CENTRAL = Struct("<4s6H3L5H2L")
_CENTRAL_EXTRA = Struct("<2H3Q")
_END64 = Struct("<4sQ2H2L4Q")
_LOCATOR = Struct("<4sLQL")
_END = Struct("<4s4H2LH")

_VERSION = 45
"""The version of the zip format that knows ZIP64."""
_MADE_ON_UNIX = 3 << 8 | _VERSION
_FIRST_OF_1980 = 1 << 5 | 1
_ORDINARY_FILE = 0o100644 << 16
_SEE_EXTRA = 0xFFFFFFFF
_CRC = slice(14, 18)


@dataclass(frozen=True)
class Member:
    """One file in the archive, as its headers describe it."""

    name: str
    crc: int
    size: int
    packed: int
    """Bytes it takes in the archive."""

    def _described(self) -> tuple[int, ...]:
        method = 0 if self.name == NOT_PACKED else 8
        return (_VERSION, 0, method, 0, _FIRST_OF_1980, self.crc, _SEE_EXTRA, _SEE_EXTRA, len(self.name))

    def local_header(self) -> bytes:
        """What stands right before the file."""
        fixed = _LOCAL.pack(b"PK\x03\x04", *self._described(), _LOCAL_EXTRA.size)
        return (
            fixed + self.name.encode() + _LOCAL_EXTRA.pack(1, _LOCAL_EXTRA.size - 4, self.size, self.packed)
        )

    def central_header(self, offset: int) -> bytes:
        """Its line in the table of contents; `offset` is where its local header stands."""
        ends = (_CENTRAL_EXTRA.size, 0, 0, 0, _ORDINARY_FILE, _SEE_EXTRA)
        fixed = _CENTRAL.pack(b"PK\x01\x02", _MADE_ON_UNIX, *self._described(), *ends)
        extra = _CENTRAL_EXTRA.pack(1, _CENTRAL_EXTRA.size - 4, self.size, self.packed, offset)
        return fixed + self.name.encode() + extra


@dataclass(frozen=True)
class Part:
    """Bytes of the archive that are not a file's own, and where they stand."""

    offset: int
    content: bytes
    member: str
    """The file they head; empty for the table of contents."""


def skeleton(members: Sequence[Member]) -> list[Part]:
    """Everything in the archive but the packed files."""
    parts: list[Part] = []
    offset, directory = 0, b""
    for member in members:
        header = member.local_header()
        parts.append(Part(offset, header, member.name))
        directory += member.central_header(offset)
        offset += len(header) + member.packed
    many = len(members)
    end64 = _END64.pack(
        b"PK\x06\x06", _END64.size - 12, _MADE_ON_UNIX, _VERSION, 0, 0, many, many, len(directory), offset
    )
    locator = _LOCATOR.pack(b"PK\x06\x07", 0, offset + len(directory), 1)
    end = _END.pack(b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, _SEE_EXTRA, _SEE_EXTRA, 0)
    return [*parts, Part(offset, directory + end64 + locator + end, "")]


def length(members: Sequence[Member]) -> int:
    """How many bytes the whole archive has."""
    return sum(local_length(member.name) + member.packed for member in members) + directory_length()


def local_length(name: str) -> int:
    """How many bytes stand before the file `name`."""
    return _LOCAL.size + len(name) + _LOCAL_EXTRA.size


def from_local_header(name: str, header: bytes) -> Member:
    """What a local header says of the file that should stand here; its constant parts are not looked at."""
    _, _, size, packed = _LOCAL_EXTRA.unpack(header[-_LOCAL_EXTRA.size :])
    return Member(name, int.from_bytes(header[_CRC], "little"), size, packed)


def directory_length() -> int:
    """How many bytes the table of contents takes at the end of the archive."""
    return len(skeleton([Member(name, 0, 0, 0) for name in NAMES])[-1].content)


def from_directory(content: bytes) -> list[Member]:
    """What the table of contents says of the files that should be there."""
    members: list[Member] = []
    start = 0
    for name in NAMES:
        extra = start + _CENTRAL.size + len(name)
        _, _, size, packed, _ = _CENTRAL_EXTRA.unpack(content[extra : extra + _CENTRAL_EXTRA.size])
        # The checksum stands two bytes further than in a local header, which lacks "made by".
        crc = int.from_bytes(content[start + _CRC.start + 2 : start + _CRC.stop + 2], "little")
        members.append(Member(name, crc, size, packed))
        start = extra + _CENTRAL_EXTRA.size
    return members
