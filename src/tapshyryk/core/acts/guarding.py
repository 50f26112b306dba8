"""The triggers that keep the record append-only, for SQLite and PostgreSQL.

Installed by migration. `remove` exists for migrating backwards and for the test suite, which must empty its
tables between transactional tests: it drops the triggers, flushes and installs them again, so that no switch
or session flag that would open the record is left in a production database. Whoever may drop triggers
there owns the tables; the product's own account need not.

A later migration that alters one of these tables must call `install` again at its end: SQLite alters a
table by copying it, and the copy has no triggers.
"""

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

KEPT = ("acts_act", "acts_leaf", "acts_node", "acts_checkpoint", "acts_sealingkey")
"""Tables whose rows are never changed and never deleted."""

FORGETTABLE = "acts_privatepart"
"""The table whose rows may be deleted one by one, never changed, never truncated."""

PENDING = "acts_pending"
"""Filled with each act; a row may go once its act has a leaf."""

_IDENTITY = {
    "acts_act": ("id = NEW.id", "request_key = NEW.request_key"),
    "acts_leaf": ('"index" = NEW."index"', "act_id = NEW.act_id"),
    "acts_node": ('level = NEW.level AND "index" = NEW."index"',),
    "acts_checkpoint": ("size = NEW.size",),
    "acts_sealingkey": ("verifier = NEW.verifier",),
    FORGETTABLE: ("act_id = NEW.act_id",),
}
"""What makes a row another's double. SQLite's INSERT OR REPLACE would delete the older one without asking
any DELETE trigger, so doubles are refused before they are inserted."""


def install(connection: BaseDatabaseWrapper) -> None:
    """Puts every trigger in place; replaces those that are there."""
    remove(connection)
    _run(connection, _sqlite_install() if connection.vendor == "sqlite" else _postgresql_install())


def remove(connection: BaseDatabaseWrapper) -> None:
    """Takes every trigger away."""
    _run(connection, _sqlite_remove() if connection.vendor == "sqlite" else _postgresql_remove())


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The triggers that ought to stand and do not, as `table.trigger`; empty when the record is guarded."""
    if connection.vendor == "sqlite":
        present = "SELECT tbl_name || '.' || name FROM sqlite_master WHERE type = 'trigger'"
        wanted = {f"{table}.{name}" for table, name, _ in _sqlite_triggers()}
    else:
        present = (
            "SELECT c.relname || '.' || t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE t.tgenabled <> 'D' AND pg_table_is_visible(c.oid)"
        )
        wanted = {f"{table}.{name}" for table, name, _ in _postgresql_triggers()}
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
            refuse = f"SELECT RAISE(ABORT, 'the record is append-only: {verb} of {table} is refused');"
            yield table, f"{table}_no_{verb.lower()}", f"BEFORE {verb} ON {table} BEGIN {refuse} END"
    for table in (FORGETTABLE, PENDING):
        refuse = f"SELECT RAISE(ABORT, 'the record is append-only: UPDATE of {table} is refused');"
        yield table, f"{table}_no_update", f"BEFORE UPDATE ON {table} BEGIN {refuse} END"
    for table, doubles in _IDENTITY.items():
        refuse = f"SELECT RAISE(ABORT, 'the record is append-only: a double in {table} is refused')"
        found = f"EXISTS (SELECT 1 FROM {table} WHERE {' OR '.join(doubles)})"  # noqa: S608 - own constants
        yield table, f"{table}_no_double", f"BEFORE INSERT ON {table} BEGIN {refuse} WHERE {found}; END"
    yield (
        PENDING,
        "acts_pending_sealed_first",
        """BEFORE DELETE ON acts_pending BEGIN
            SELECT RAISE(ABORT, 'the record is append-only: DELETE of acts_pending before sealing is refused')
            WHERE NOT EXISTS (SELECT 1 FROM acts_leaf WHERE act_id = OLD.act_id);
        END""",
    )
    yield (
        "acts_act",
        "acts_act_awaits_sealing",
        "AFTER INSERT ON acts_act BEGIN INSERT INTO acts_pending (act_id) VALUES (NEW.id); END",
    )


def _sqlite_install() -> Iterator[str]:
    return (f"CREATE TRIGGER {name} {rest}" for _, name, rest in _sqlite_triggers())


def _sqlite_remove() -> Iterator[str]:
    return (f"DROP TRIGGER IF EXISTS {name}" for _, name, _ in _sqlite_triggers())


_POSTGRESQL_FUNCTIONS = {
    "acts_refuse": """
        BEGIN
            RAISE EXCEPTION 'the record is append-only: % of % is refused', TG_OP, TG_TABLE_NAME
                USING ERRCODE = 'integrity_constraint_violation';
        END""",
    "acts_await_sealing": """
        BEGIN
            INSERT INTO acts_pending (act_id) SELECT id FROM added;
            RETURN NULL;
        END""",
    "acts_sealed_first": """
        BEGIN
            IF EXISTS (
                SELECT FROM gone WHERE NOT EXISTS (SELECT FROM acts_leaf WHERE acts_leaf.act_id = gone.act_id)
            ) THEN
                RAISE EXCEPTION 'the record is append-only: DELETE of acts_pending before sealing is refused'
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NULL;
        END""",
}


def _postgresql_triggers() -> Iterator[tuple[str, str, str]]:
    """(table, name, the rest of CREATE TRIGGER) for PostgreSQL."""
    for table, verbs in (
        *((table, "UPDATE OR DELETE OR TRUNCATE") for table in KEPT),
        (FORGETTABLE, "UPDATE OR TRUNCATE"),
        (PENDING, "UPDATE OR TRUNCATE"),
    ):
        yield table, f"{table}_append_only", f"BEFORE {verbs} ON {table} EXECUTE FUNCTION acts_refuse()"
    yield (
        "acts_act",
        "acts_act_awaits_sealing",
        "AFTER INSERT ON acts_act REFERENCING NEW TABLE AS added EXECUTE FUNCTION acts_await_sealing()",
    )
    yield (
        PENDING,
        "acts_pending_sealed_first",
        f"AFTER DELETE ON {PENDING} REFERENCING OLD TABLE AS gone EXECUTE FUNCTION acts_sealed_first()",
    )


def _postgresql_install() -> Iterator[str]:
    """Functions, triggers, and the mark that lets no session role (`replica`) pass the refusals by."""
    for name, body in _POSTGRESQL_FUNCTIONS.items():
        yield f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$ {body}; $body$"
    for table, name, rest in _postgresql_triggers():
        yield f"CREATE TRIGGER {name} {rest}"
        if name.endswith("_append_only"):
            yield f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}"


def _postgresql_remove() -> Iterator[str]:
    for table, name, _ in _postgresql_triggers():
        yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
    for name in _POSTGRESQL_FUNCTIONS:
        yield f"DROP FUNCTION IF EXISTS {name}()"
