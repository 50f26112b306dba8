"""What files are handed in for, and who may read them; rooms list theirs in `uploads.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tapshyryk.config.command import declared
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.files.checking import PAPERS
from tapshyryk.core.files.kinds.kind import Kind

if TYPE_CHECKING:
    from tapshyryk.core.files.models import Upload


@dataclass(frozen=True, slots=True)
class Purpose:
    """A purpose of uploads: its name, the kinds of files it takes, and who may read them.

    `may_read(actor, upload)` is asked at each download; `actor` is None for someone not signed in.
    """

    name: str
    may_read: Callable[[Actor | None, Upload], bool]
    accepted: tuple[Kind, ...] = PAPERS


@cache
def purposes() -> dict[str, Purpose]:
    """Every purpose of every room by name; ValueError when a name stands twice."""
    found: dict[str, Purpose] = {}
    for purpose in declared("uploads", "PURPOSES"):
        if purpose.name in found:
            raise ValueError(f"two rooms take files for {purpose.name}")
        found[purpose.name] = purpose
    return found


def may_read(actor: Actor | None, upload: Upload) -> bool:
    """Whether the upload may be read; never when no room answers for its purpose."""
    purpose = purposes().get(upload.purpose)
    return purpose is not None and purpose.may_read(actor, upload)
