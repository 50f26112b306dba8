"""The triggers that keep the ledger append-only and each transfer within its book, on both engines.

As in the record of acts, they are installed by migration and removed only to migrate backwards and by the
test suite between transactional tests. A later migration that alters one of these tables must call `install`
again at its end: SQLite alters a table by copying it, and the copy has no triggers.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

KEPT = ("money_ledgeraccount", "money_entry", "money_transfer")
"""Tables whose rows are never changed and never deleted."""

_DOUBLES = {
    "money_ledgeraccount": "id = NEW.id",
    "money_entry": "id = NEW.id OR reverses_id = NEW.reverses_id",
    "money_transfer": "id = NEW.id",
}
"""What makes a row another's double: SQLite's INSERT OR REPLACE asks no DELETE trigger, so that doubles are
refused before they are inserted. A second account of one code is left to its unique constraint, because
accounts are opened with INSERT OR IGNORE."""

_ASTRAY = """EXISTS (
    SELECT 1 FROM money_entry e, money_ledgeraccount a, money_ledgeraccount b
    WHERE e.id = NEW.entry_id AND a.id = NEW.from_account_id AND b.id = NEW.to_account_id
    AND (a.book <> e.book OR b.book <> e.book))"""


def install(connection: BaseDatabaseWrapper) -> None:
    """Put every trigger in place; replaces those that are there."""
    remove(connection)
    _run(connection, _sqlite_install() if connection.vendor == "sqlite" else _postgresql_install())


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take every trigger away."""
    _run(connection, _sqlite_remove() if connection.vendor == "sqlite" else _postgresql_remove())


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The triggers that ought to stand and do not; empty when the ledger is guarded."""
    if connection.vendor == "sqlite":
        present = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        wanted = {name for _, name, _ in _sqlite_triggers()}
    else:
        present = (
            "SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE t.tgenabled <> 'D' AND pg_table_is_visible(c.oid)"
        )
        wanted = {name for _, name, _ in _postgresql_triggers()}
    with connection.cursor() as cursor:
        cursor.execute(present)
        return sorted(wanted - {row[0] for row in cursor.fetchall()})


def _run(connection: BaseDatabaseWrapper, statements: Iterator[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _sqlite_triggers() -> Iterator[tuple[str, str, str]]:
    """(table, name, the rest of CREATE TRIGGER) for SQLite."""
    for table in KEPT:
        for verb in ("UPDATE", "DELETE"):
            refuse = f"SELECT RAISE(ABORT, 'the ledger is append-only: {verb} of {table} is refused');"
            yield table, f"{table}_no_{verb.lower()}", f"BEFORE {verb} ON {table} BEGIN {refuse} END"
    for table, double in _DOUBLES.items():
        refuse = f"SELECT RAISE(ABORT, 'the ledger is append-only: a double in {table} is refused')"
        found = f"EXISTS (SELECT 1 FROM {table} WHERE {double})"  # noqa: S608 - own constants
        yield table, f"{table}_no_double", f"BEFORE INSERT ON {table} BEGIN {refuse} WHERE {found}; END"
    refuse = "SELECT RAISE(ABORT, 'a transfer stays within the book of its entry')"
    yield (
        "money_transfer",
        "money_transfer_within_book",
        f"BEFORE INSERT ON money_transfer BEGIN {refuse} WHERE {_ASTRAY}; END",
    )


def _sqlite_install() -> Iterator[str]:
    return (f"CREATE TRIGGER {name} {rest}" for _, name, rest in _sqlite_triggers())


def _sqlite_remove() -> Iterator[str]:
    return (f"DROP TRIGGER IF EXISTS {name}" for _, name, _ in _sqlite_triggers())


_POSTGRESQL_FUNCTIONS = {
    "money_refuse": """
        BEGIN
            RAISE EXCEPTION 'the ledger is append-only: % of % is refused', TG_OP, TG_TABLE_NAME
                USING ERRCODE = 'integrity_constraint_violation';
        END""",
    "money_within_book": f"""
        BEGIN
            IF {_ASTRAY} THEN
                RAISE EXCEPTION 'a transfer stays within the book of its entry'
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        END""",
}


def _postgresql_triggers() -> Iterator[tuple[str, str, str]]:
    """(table, name, the rest of CREATE TRIGGER) for PostgreSQL."""
    for table in KEPT:
        yield (
            table,
            f"{table}_append_only",
            f"BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} EXECUTE FUNCTION money_refuse()",
        )
    yield (
        "money_transfer",
        "money_transfer_within_book",
        "BEFORE INSERT ON money_transfer FOR EACH ROW EXECUTE FUNCTION money_within_book()",
    )


def _postgresql_install() -> Iterator[str]:
    """Functions, triggers, and the mark that lets no session role (`replica`) pass them by."""
    for name, body in _POSTGRESQL_FUNCTIONS.items():
        yield f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$ {body}; $body$"
    for table, name, rest in _postgresql_triggers():
        yield f"CREATE TRIGGER {name} {rest}"
        yield f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}"


def _postgresql_remove() -> Iterator[str]:
    for table, name, _ in _postgresql_triggers():
        yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
    for name in _POSTGRESQL_FUNCTIONS:
        yield f"DROP FUNCTION IF EXISTS {name}()"
