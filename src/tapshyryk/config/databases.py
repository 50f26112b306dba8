"""Turns a database address into Django's settings, with the safety each engine needs."""

from pathlib import Path
from typing import Any

import dj_database_url


def sqlite(path: Path, *, synchronous: str = "FULL") -> dict[str, Any]:
    """Django's settings for a SQLite file.

    WAL lets readers go on while one writes; IMMEDIATE takes the write lock at the start of a transaction, so
    that two writers queue instead of failing half way; `synchronous=FULL` flushes each commit to the disk,
    because nothing acknowledged may be lost when the power goes (NORMAL would lose the last commits).
    Django itself turns foreign keys on for every connection. A connection is kept between requests: opening
    one in WAL costs several times what serving a page that is ready does.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "ATOMIC_REQUESTS": False,
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": f"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous};",
        },
    }


def postgresql(url: str) -> dict[str, Any]:
    """Django's settings for a PostgreSQL address; connections are kept and checked before reuse."""
    settings: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
    return settings


def from_url(url: str) -> dict[str, Any]:
    """Django's settings for `sqlite:///absolute/path` or `postgresql://user:password@host/name`."""
    if url.startswith("sqlite:///"):
        return sqlite(Path("/" + url.removeprefix("sqlite:///").lstrip("/")))
    return postgresql(url)
