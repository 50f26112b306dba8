"""What `doctor` asks about the key that seals: does it lie where the database lies?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import connection

from tapshyryk.config import environment, paths
from tapshyryk.config.command import Check, Finding

BESIDE = (
    "The key that seals names and ballots lies in the same folder as the database: one copy of it opens both."
    " Give the key as TAPSHYRYK_IDENTITY_KEYS and keep it apart, and make no copy of the database while"
    " people vote online."
)
APART = "The key that seals names and ballots lies apart from the database."


def sealing_key() -> list[Finding]:
    """Whether a copy of one folder would hold what is sealed together with its key."""
    given = bool(environment.current().identity_keys)
    beside = not given and _lies_in(connection.settings_dict, paths.var())
    return [Finding("warning", BESIDE) if beside else Finding("good", APART)]


def _lies_in(database: dict[str, Any], folder: Path) -> bool:
    """Whether the database is a file somewhere in `folder`."""
    is_file = database["ENGINE"].endswith("sqlite3")
    return is_file and Path(database["NAME"]).resolve().is_relative_to(folder.resolve())


CHECKS = (Check(name="sealing key", run=sealing_key),)
