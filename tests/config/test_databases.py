"""The embedded database is as safe as the settings promise, and PostgreSQL is real."""

import pytest
from django.db import connection

from tapshyryk.config import databases


def _ask(sql: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_the_engine_in_use_is_the_one_promised():
    if connection.vendor == "sqlite":
        assert (_ask("PRAGMA journal_mode"), _ask("PRAGMA foreign_keys")) == ("wal", 1)
    else:
        assert str(_ask("SELECT version()")).startswith("PostgreSQL")
        assert _ask("SHOW server_encoding") == "UTF8"


@pytest.mark.pure
def test_an_embedded_database_flushes_every_commit():
    options = databases.from_url("sqlite:////srv/t/db.sqlite3")["OPTIONS"]
    assert "synchronous=FULL" in options["init_command"]
    assert options["transaction_mode"] == "IMMEDIATE"


@pytest.mark.pure
def test_a_postgresql_address_may_name_a_socket():
    settings = databases.from_url("postgresql://clerk@%2Frun%2Fpg/tapshyryk")
    assert (settings["HOST"], settings["USER"], settings["NAME"]) == ("/run/pg", "clerk", "tapshyryk")
    assert settings["CONN_HEALTH_CHECKS"] is True
