"""Raw SQL cannot change what is recorded, on either engine."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from tapshyryk.core.acts import guarding
from tapshyryk.core.acts.models import Act, Checkpoint, Leaf, Node, Pending, PrivatePart, SealingKey
from tests.core.acts.drafts import recorded

CHANGES = {
    "acts_act": "verb = 'x'",
    "acts_leaf": "hash = hash",
    "acts_node": "hash = hash",
    "acts_checkpoint": "note = ''",
    "acts_sealingkey": "since = since",
}


def run(statement, parameters=None):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def refused(statement, parameters=None):
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        run(statement, parameters)


@pytest.fixture
def act(db):
    """An act with a private part, a leaf, a node, a checkpoint and a key: one row in every table."""
    act = recorded(private={"name": "N"}, request_key=uuid4())
    Leaf.objects.create(index=0, act=act, hash=act.leaf_hash)
    Node.objects.create(level=4, index=0, hash=b"n" * 32)
    Checkpoint.objects.create(size=1, root=act.leaf_hash, at=datetime.now(UTC), note="note")
    SealingKey.objects.create(verifier="v", since=datetime.now(UTC))
    return act


def test_the_changes_tried_here_are_of_every_kept_table():
    assert set(CHANGES) == set(guarding.KEPT)


@pytest.mark.parametrize("table", guarding.KEPT)
def test_no_row_of_the_record_is_changed_or_deleted(act, table):
    refused(f"UPDATE {table} SET {CHANGES[table]}")
    refused(f"DELETE FROM {table}")


def test_the_orm_is_refused_as_well(act):
    act.verb = "other"
    for change in (act.save, act.delete, Act.objects.all().delete, lambda: Act.objects.update(verb="x")):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            change()
    assert Act.objects.get().verb == "publish_call"


@pytest.mark.postgres
@pytest.mark.django_db
@pytest.mark.parametrize("table", [*guarding.KEPT, guarding.FORGETTABLE, guarding.PENDING])
def test_no_table_is_truncated(act, table):
    with transaction.atomic():
        run("SET CONSTRAINTS ALL IMMEDIATE")
    refused(f"TRUNCATE {table} CASCADE")


@pytest.mark.postgres
@pytest.mark.django_db
def test_a_replication_role_opens_nothing(act):
    run("SET LOCAL session_replication_role = replica")
    refused("UPDATE acts_act SET verb = 'x'")


@pytest.mark.parametrize("table", [*guarding.KEPT, guarding.FORGETTABLE])
def test_no_row_is_replaced_by_a_double(act, table):
    if connection.vendor == "sqlite":
        return refused(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
    with connection.cursor() as cursor:
        key = [f'"{column}"' for column in connection.introspection.get_primary_key_columns(cursor, table)]
    upsert = f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET {key[0]} = excluded.{key[0]}"
    return refused(f"INSERT INTO {table} SELECT * FROM {table} {upsert}")


def test_no_act_is_replaced_through_its_request_key(act):
    if connection.vendor != "sqlite":
        return
    columns = [field.column for field in Act._meta.concrete_fields]
    listed = ", ".join(f'"{column}"' for column in columns)
    taken = ", ".join("'other'" if column == "id" else f'"{column}"' for column in columns)
    refused(f"INSERT OR REPLACE INTO acts_act ({listed}) SELECT {taken} FROM acts_act")


def test_a_private_part_is_forgotten_but_never_changed(act):
    refused("UPDATE acts_privatepart SET content = content")
    run("DELETE FROM acts_privatepart")
    assert not PrivatePart.objects.exists()


def test_no_act_leaves_the_queue_before_it_is_sealed(act):
    unsealed = recorded()
    refused("UPDATE acts_pending SET act_id = act_id")
    refused("DELETE FROM acts_pending")
    Pending.objects.filter(act=act).delete()
    assert list(Pending.objects.values_list("act_id", flat=True)) == [unsealed.pk]


def test_missing_guards_are_named(db):
    assert guarding.missing(connection) == []
    guarding.remove(connection)
    names = guarding.missing(connection)
    guarding.install(connection)
    assert "acts_act.acts_act_awaits_sealing" in names
    assert any(name.startswith("acts_checkpoint.") for name in names)
    assert guarding.missing(connection) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("run_number", [1, 2])
def test_the_suite_empties_the_record_between_transactional_tests(run_number):
    assert not Act.objects.exists()
    recorded()
    refused("DELETE FROM acts_act")
