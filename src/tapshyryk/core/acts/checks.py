"""What `doctor` asks of the record: its guards, its key, and whether it is being sealed."""

import stat

from django.db import DatabaseError, connection

from tapshyryk.config.command import Check, Finding
from tapshyryk.core.acts import guarding, keys
from tapshyryk.core.acts.models import Pending

_MANY = 10_000
"""More waiting acts than this mean that nobody seals."""


def _stands() -> bool:
    """Whether the record's tables are there; the check of the database itself says so when they are not."""
    try:
        return Pending._meta.db_table in connection.introspection.table_names()
    except DatabaseError:
        return False


def _guards() -> list[Finding]:
    if not _stands():
        return []
    missing = guarding.missing(connection)
    if missing:
        names = ", ".join(missing)
        return [Finding("bad", f"The record can be changed; these triggers are missing: {names}.")]
    return [Finding("good", "The database refuses to change the record.")]


def _key() -> list[Finding]:
    try:
        key = keys.signing_key()
    except keys.KeyTrouble as trouble:
        return [Finding("bad", str(trouble))]
    file = keys.key_file()
    if file.exists() and stat.S_IMODE(file.stat().st_mode) & 0o077:
        return [Finding("warning", f"{file} can be read by others: set its mode to 600.")]
    return [Finding("good", f"The record is signed as {key.name}, key {key.verifier.id}.")]


def _sealing() -> list[Finding]:
    if not _stands():
        return []
    waiting = Pending.objects.count()
    if waiting > _MANY:
        return [Finding("warning", f"{waiting} acts wait to be sealed: run `tapshyryk jobs`.")]
    return [Finding("good", f"{waiting} acts wait to be sealed.")]


CHECKS = (
    Check(name="record guards", run=_guards),
    Check(name="signing key", run=_key),
    Check(name="sealing", run=_sealing),
)
