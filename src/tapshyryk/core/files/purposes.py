"""What files are handed in for, and who may read them; rooms list theirs in `uploads.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from tapshyryk.config.command import declared
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.files.checking import PAPERS
from tapshyryk.core.files.kinds.kind import Kind


@dataclass(frozen=True, slots=True)
class Purpose:
    """A purpose of uploads: its name, the kinds of files it takes, and who may read them.

    `may_read(actor, kept)` is asked at each download of an `Upload` or a `Document`; `actor` is None for
    someone not signed in.
    """

    name: str
    may_read: Callable[[Actor | None, Any], bool]
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


def may_read(purpose: str, actor: Actor | None, kept: Any) -> bool:
    """Whether a kept file or paper may be read; never when no room answers for its purpose."""
    known = purposes().get(purpose)
    return known is not None and known.may_read(actor, kept)
