"""Removes stored files that no row names: what an undone transaction left behind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import structlog
from django.core.files.storage import default_storage

from tapshyryk.core import clock

log = structlog.get_logger(__name__)

GRACE = timedelta(days=1)
"""How long a file may lie without a row: far longer than any transaction lasts."""

LOOKED_BACK = timedelta(days=40)
"""How far back folders are looked through; with a job every few hours nothing older is left."""

KnownNames = Callable[[Collection[str]], Collection[str]]
"""Which of the given stored names a row stands for."""


def made_at(key: UUID) -> datetime:
    """When a key of version 7 was made: its first 48 bits are milliseconds."""
    return datetime.fromtimestamp((key.int >> 80) / 1000, UTC)


def folder_of(top: str, key: UUID) -> str:
    """The folder for a key's file, one for each month: uploads/2026/03."""
    return f"{top}/{made_at(key):%Y/%m}"


def remove_orphans(top: str, known: KnownNames) -> int:
    """Remove the files under `top` that are older than a day and known to no row; returns how many."""
    removed = 0
    now = clock.now()
    for folder in sorted({f"{top}/{moment:%Y/%m}" for moment in (now, now - LOOKED_BACK, now - GRACE)}):
        old = [name for name in _files_in(folder) if (at := _age_mark(name)) and at < now - GRACE]
        for name in set(old) - set(known(old)):
            default_storage.delete(name)
            log.info("orphan removed", stored_as=name)
            removed += 1
    return removed


def _files_in(folder: str) -> Iterator[str]:
    try:
        _, names = default_storage.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return
    yield from (f"{folder}/{name}" for name in names)


def _age_mark(name: str) -> datetime | None:
    """When the file's key was made; None for a file that is not ours."""
    try:
        return made_at(UUID(name.rpartition("/")[2][:36]))
    except ValueError:
        return None
