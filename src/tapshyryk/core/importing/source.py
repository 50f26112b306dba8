"""A private copy of the file to import: hashed and measured while copied, so that it cannot change midway."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import BinaryIO, Protocol

from tapshyryk.core.importing.limits import MEGABYTE, Limits
from tapshyryk.core.importing.problems import ImportRefused

PIECE = 256 * 1024


class Readable(Protocol):
    """A file opened for reading bytes, such as an upload."""

    def read(self, size: int = ..., /) -> bytes:
        """The next bytes, none at the end."""


@dataclass(frozen=True, slots=True)
class Source:
    """A copied file: where it lies, what it was called, its SHA-256 in hex and its size in bytes."""

    path: Path
    name: str
    sha256: str
    size: int

    def open(self) -> BinaryIO:
        """The copy, opened from its start."""
        return self.path.open("rb")


@contextmanager
def copied(given: str | os.PathLike[str] | Readable, limits: Limits, name: str = "") -> Iterator[Source]:
    """Copy the file into a folder of its own, gone after the block.

    Raises `ImportRefused` when there is no such file, when it is empty or larger than `limits.size`.
    """
    with tempfile.TemporaryDirectory(prefix="tapshyryk-import-") as folder:
        path = Path(folder) / "source"
        if isinstance(given, (str, os.PathLike)):
            try:
                with Path(given).open("rb") as file:
                    digest, size = _copy(file, path, limits)
            except OSError as error:
                raise ImportRefused("file.absent") from error
        else:
            if hasattr(given, "seek"):
                given.seek(0)
            digest, size = _copy(given, path, limits)
        yield Source(path, bare_name(name or given), digest, size)


def _copy(file: Readable, to: Path, limits: Limits) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with to.open("wb") as copy:
        while piece := file.read(PIECE):
            size += len(piece)
            if size > limits.size:
                raise ImportRefused("file.too_large", limit=limits.size // MEGABYTE)
            digest.update(piece)
            copy.write(piece)
    if size == 0:
        raise ImportRefused("file.empty")
    return digest.hexdigest(), size


def bare_name(given: object) -> str:
    """What a file is called, without folders and control characters; empty when it has no name."""
    name = given if isinstance(given, (str, os.PathLike)) else getattr(given, "name", "")
    bare = PureWindowsPath(PurePosixPath(str(name or "")).name).name
    return "".join(c for c in bare if c.isprintable())[:120]
