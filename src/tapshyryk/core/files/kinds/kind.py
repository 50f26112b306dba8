"""What a kind of file is: its media type, its ending, and how its content is examined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file.

    `begins` are the bytes a file of the kind may begin with; `examine(file)` raises `FileRefused` when the
    rest is not true to them, and may return other content to keep in the file's place.
    """

    name: str
    media_type: str
    ending: str
    begins: tuple[bytes, ...]
    examine: Callable[[IO[bytes]], bytes | None]
