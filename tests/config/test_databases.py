"""The embedded database is as safe as the settings promise."""

import pytest
from django.db import connection

from tapshyryk.config import databases


@pytest.mark.django_db
def test_a_file_database_keeps_a_write_ahead_log_and_foreign_keys():
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)
        cursor.execute("PRAGMA foreign_keys")
        assert cursor.fetchone() == (1,)


@pytest.mark.pure
def test_an_embedded_database_flushes_every_commit():
    options = databases.from_url("sqlite:////srv/t/db.sqlite3")["OPTIONS"]
    assert "synchronous=FULL" in options["init_command"]
    assert options["transaction_mode"] == "IMMEDIATE"
