"""Packs files into a bundle's archive and unpacks them, a block at a time."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, BinaryIO

from tapshyryk.core.acts.domain.container import NOT_PACKED, Member, local_length, skeleton

BLOCK = 1 << 18
"""Bytes handled at once."""

_LONGEST_LINE = 1 << 24


class Unreadable(Exception):
    """A file in the archive cannot be unpacked further."""


@dataclass
class Packed:
    """A file as it was packed or unpacked: what the archive's headers and the manifest say of it."""

    name: str
    crc: int = 0
    size: int = 0
    packed: int = 0
    digest: str = ""
    """SHA-256 over the packed bytes, in hex."""

    def member(self) -> Member:
        """As the headers describe it."""
        return Member(self.name, self.crc, self.size, self.packed)

    def see(self, chunk: bytes) -> None:
        """Counts a chunk of the file's own content."""
        self.size += len(chunk)
        self.crc = zlib.crc32(chunk, self.crc)


@dataclass
class Packer:
    """Writes an archive into a seekable file, holding one block in memory."""

    file: BinaryIO
    done: list[Packed] = field(default_factory=list)

    def add(self, name: str, chunks: Iterable[bytes]) -> None:
        """Packs the next file; its header is written once its size is known."""
        header_at = self.file.tell()
        self.file.write(bytes(local_length(name)))
        entry, hashed = Packed(name), sha256()
        packer = None if name == NOT_PACKED else zlib.compressobj(6, zlib.DEFLATED, -15)
        for chunk in chunks:
            entry.see(chunk)
            self._put(packer.compress(chunk) if packer else chunk, entry, hashed)
        self._put(packer.flush() if packer else b"", entry, hashed)
        entry.digest = hashed.hexdigest()
        end = self.file.tell()
        self.file.seek(header_at)
        self.file.write(entry.member().local_header())
        self.file.seek(end)
        self.done.append(entry)

    def close(self) -> None:
        """Writes the table of contents."""
        self.file.write(skeleton([entry.member() for entry in self.done])[-1].content)

    def _put(self, packed: bytes, entry: Packed, hashed: Any) -> None:
        self.file.write(packed)
        entry.packed += len(packed)
        hashed.update(packed)


@dataclass
class Unpacker:
    """Reads one file out of an archive; `seen` tells afterwards what was really there."""

    file: BinaryIO
    offset: int
    """Where its packed bytes begin."""
    packed: int
    name: str
    limit: int
    """More unpacked bytes than this are refused, whatever the headers say."""
    seen: Packed = field(init=False)

    def __post_init__(self) -> None:
        self.seen = Packed(self.name)

    def chunks(self) -> Iterator[bytes]:
        """The file's content; raises Unreadable where it breaks off.

        The packed bytes are hashed to the end even then, so that `seen.digest` can be compared.
        """
        hashed = sha256()
        try:
            yield from self._unpacked(hashed)
        finally:
            for packed in self._blocks():
                hashed.update(packed)
            self.seen.digest = hashed.hexdigest()

    def _blocks(self) -> Iterator[bytes]:
        """The packed bytes not read yet."""
        while self.seen.packed < self.packed:
            self.file.seek(self.offset + self.seen.packed)
            block = self.file.read(min(BLOCK, self.packed - self.seen.packed))
            if not block:
                return
            self.seen.packed += len(block)
            yield block

    def _unpacked(self, hashed: Any) -> Iterator[bytes]:
        inflater = None if self.name == NOT_PACKED else zlib.decompressobj(-15)
        for block in self._blocks():
            hashed.update(block)
            for chunk in (block,) if inflater is None else _inflated(inflater, block):
                self.seen.see(chunk)
                if self.seen.size > self.limit:
                    raise Unreadable
                yield chunk
        if inflater is not None and not inflater.eof:
            raise Unreadable


def _inflated(inflater: Any, packed: bytes) -> Iterator[bytes]:
    """What `packed` unpacks to, at most a block at a time."""
    rest, more = packed, True
    while rest or more:
        try:
            chunk = inflater.decompress(rest, BLOCK)
        except zlib.error as trouble:
            raise Unreadable from trouble
        if inflater.unused_data:
            raise Unreadable
        rest, more = inflater.unconsumed_tail, len(chunk) == BLOCK
        if chunk:
            yield chunk


def lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of a file, without their ends; raises Unreadable for one beyond all measure.

    What stands after the last line feed is given as a last line unless it is empty.
    """
    rest = b""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\n")
        if len(rest) > _LONGEST_LINE:
            raise Unreadable
        yield from whole
    if rest:
        yield rest
