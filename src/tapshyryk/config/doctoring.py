"""Looks at this installation: which settings are in force, what is missing, what is unsafe."""

import os
import shutil
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection

from tapshyryk.config import environment, health, messages, paths
from tapshyryk.config.command import Check, Finding, declared
from tapshyryk.config.safety import unsafe


def settings_in_force() -> list[dict[str, Any]]:
    """Each setting with its value (secrets masked), whether it was set here, and its meaning."""
    values = environment.current()
    lines = []
    for line in environment.table():
        value = getattr(values, line.name.removeprefix(environment.PREFIX).lower())
        shown = ", ".join(value) if isinstance(value, tuple) else str(value)
        lines.append(
            {
                "name": line.name,
                "value": "(set, not shown)" if line.secret and os.environ.get(line.name) else shown,
                "set": line.name in os.environ,
                "meaning": line.meaning,
            }
        )
    return lines


def findings() -> list[tuple[str, Finding]]:
    """What every check of every room found, with the check's name."""
    return [
        (check.name, finding) for check in (*CHECKS, *declared("checks", "CHECKS")) for finding in check.run()
    ]


def _safety() -> list[Finding]:
    found = unsafe(environment.current(), secret_key=settings.SECRET_KEY)
    strict = environment.current().environment == "production"
    unsafe_here = [Finding("bad" if strict else "warning", sentence) for sentence in found]
    strange = [
        Finding("warning", f"{name} means nothing here: correct its name or remove it.")
        for name in environment.unknown(os.environ)
    ]
    return [*unsafe_here, *strange] or [Finding("good", "Nothing in the settings is unsafe.")]


def _var() -> list[Finding]:
    folder = paths.var()
    if not os.access(folder, os.W_OK):
        return [Finding("bad", f"{folder} cannot be written: give it to this user, or set TAPSHYRYK_VAR.")]
    free = shutil.disk_usage(folder).free // 1024**2
    if free < 500:
        return [Finding("warning", f"{folder} has only {free} MB left: make room.")]
    return [Finding("good", f"{folder} can be written; {free} MB are free.")]


def _database() -> list[Finding]:
    try:
        missing = health.unapplied_migrations()
        version = connection.vendor
        if connection.vendor == "postgresql":
            version = f"PostgreSQL {connection.pg_version // 10000}"  # type: ignore[attr-defined]
    except DatabaseError as trouble:
        why = " ".join(str(trouble).split())
        return [
            Finding("bad", f"The database does not answer ({why}): start it, or mend TAPSHYRYK_DATABASE_URL.")
        ]
    if missing:
        return [Finding("bad", f"The database lacks {len(missing)} migrations: run `tapshyryk init`.")]
    return [Finding("good", f"The database ({version}) answers and is up to date.")]


def _catalogues() -> list[Finding]:
    stale = messages.stale_catalogues()
    if stale:
        return [
            Finding(
                "warning", f"{len(stale)} catalogues of words are not compiled: run `tapshyryk messages`."
            )
        ]
    return [Finding("good", "The words of all rooms are compiled.")]


def _chromium() -> list[Finding]:
    if paths.CHECKOUT is None:
        return []
    if any(map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"))):
        return [Finding("good", "Chromium is here for the browser journeys of the tests.")]
    return [Finding("warning", "Chromium is missing: the tests leave the browser journeys out.")]


CHECKS = (
    Check(name="settings", run=_safety),
    Check(name="var", run=_var),
    Check(name="database", run=_database),
    Check(name="words", run=_catalogues),
    Check(name="chromium", run=_chromium),
)
