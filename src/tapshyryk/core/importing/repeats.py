"""Finds rows of one file that repeat each other, in little memory however long the file."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from tapshyryk.core.importing.columns import Registry, Row
from tapshyryk.core.importing.problems import Problem


class Repeats:
    """Remembers, per group of columns, the digests of what was seen; in a temporary table on disk."""

    def __init__(self, registry: Registry, connection: sqlite3.Connection) -> None:
        self._registry = registry
        self._seen = connection
        self._seen.execute("CREATE TABLE seen (digest BLOB PRIMARY KEY, row INTEGER) WITHOUT ROWID")

    def check(self, row: Row) -> Iterator[Problem]:
        """A problem for each group of columns that an earlier row already had with the same values."""
        for group in self._registry.unique:
            values = [row.values.get(name) for name in group]
            if any(value is None for value in values):
                continue
            digest = hashlib.blake2b(repr((group, values)).encode(), digest_size=16).digest()
            added = self._seen.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (digest, row.number))
            if added.rowcount == 0:
                (first,) = self._seen.execute("SELECT row FROM seen WHERE digest = ?", (digest,)).fetchone()
                columns = [self._registry.column(name).headers for name in group]
                listed = {
                    language: ", ".join(f"“{words[language]}”" for words in columns)
                    for language in columns[0]
                }
                yield row.problem("row.repeats", first=first, columns=listed)


@contextmanager
def repeats_of(registry: Registry) -> Iterator[Repeats]:
    """Watch one pass over a file."""
    with closing(sqlite3.connect("", isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = OFF")
        yield Repeats(registry, connection)
