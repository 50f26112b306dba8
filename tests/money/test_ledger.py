"""The ledger in the database: written only inside an act, never changed, always balanced."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from tapshyryk.core.entity import WrittenOutsideAnAct, inside_an_act
from tapshyryk.money import guarding
from tapshyryk.money.actions.post import lines_of, post, reverse
from tapshyryk.money.checks import ledger as doctor
from tapshyryk.money.domain.ledger import Line
from tapshyryk.money.models import Entry, LedgerAccount, Transfer
from tapshyryk.money.queries.balances import balances_of, check_ledger, money_story

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
GIFT = Line("source:sponsors:cash", "order:spendable:cash", 150_000)
PAY = Line("order:spendable:cash", "contractor:x", 100_000)

CHANGES = {
    "money_ledgeraccount": "code = 'other'",
    "money_entry": "verb = 'other'",
    "money_transfer": "amount_tyiyn = amount_tyiyn + 1",
}


@pytest.fixture
def book():
    return uuid4()


@pytest.fixture
def entry(book):
    with inside_an_act():
        return post(book, AT, "record_contribution", [GIFT, PAY])


def refused(statement, parameters=None, match="append-only"):
    with pytest.raises(IntegrityError, match=match), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def test_an_entry_moves_what_its_lines_say(book, entry):
    assert balances_of(book) == {
        "source:sponsors:cash": -150_000,
        "order:spendable:cash": 50_000,
        "contractor:x": 100_000,
    }
    assert set(lines_of(entry)) == {GIFT, PAY}
    assert check_ledger() == []


def test_the_story_of_the_money(book, entry):
    story = money_story(book)
    assert story.given == {("sponsors", "cash"): 150_000}
    assert (story.total_given, story.total_paid, story.spendable, story.promised) == (
        150_000,
        100_000,
        50_000,
        0,
    )
    assert (story.given_as("cash"), story.given_as("labour"), story.given_by("sponsors")) == (
        150_000,
        0,
        150_000,
    )


def test_a_reversal_undoes_the_entry_once(book, entry):
    with inside_an_act():
        undone = reverse(entry, AT, "reverse_contribution")
    assert undone.reverses == entry
    assert set(balances_of(book).values()) == {0}
    assert check_ledger() == []
    with inside_an_act(), pytest.raises(IntegrityError), transaction.atomic():
        reverse(entry, AT, "reverse_contribution")


def test_nothing_is_posted_outside_an_act(book):
    with pytest.raises(WrittenOutsideAnAct):
        post(book, AT, "pay", [GIFT])
    assert not Entry.objects.exists()


def test_an_entry_has_a_transfer(book):
    with inside_an_act(), pytest.raises(ValueError, match="at least one"):
        post(book, AT, "pay", [])


def test_two_books_keep_their_accounts_apart(book, entry):
    other = uuid4()
    with inside_an_act():
        post(other, AT, "record_contribution", [GIFT])
    assert balances_of(other)["source:sponsors:cash"] == -150_000
    assert LedgerAccount.objects.filter(code=GIFT.origin).count() == 2


def test_the_changes_tried_here_are_of_every_kept_table():
    assert set(CHANGES) == set(guarding.KEPT)


@pytest.mark.parametrize("table", guarding.KEPT)
def test_no_row_of_the_ledger_is_changed_or_deleted(entry, table):
    refused(f"UPDATE {table} SET {CHANGES[table]}")
    refused(f"DELETE FROM {table}")


@pytest.mark.postgres
@pytest.mark.parametrize("table", guarding.KEPT)
def test_no_table_of_the_ledger_is_truncated(entry, table):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    refused(f"TRUNCATE {table} CASCADE")


@pytest.mark.postgres
def test_a_replication_role_opens_nothing(entry):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
    refused("UPDATE money_transfer SET amount_tyiyn = 1")


@pytest.mark.parametrize("table", ["money_entry", "money_transfer"])
def test_no_row_is_replaced_by_a_double(entry, table):
    if connection.vendor == "sqlite":
        return refused(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
    return refused(
        f"INSERT INTO {table} SELECT * FROM {table} ON CONFLICT (id) DO UPDATE SET id = excluded.id"
    )


def test_no_transfer_leads_into_another_book(entry):
    with inside_an_act():
        other = LedgerAccount.objects.create(book=uuid4(), code="contractor:thief")
        with pytest.raises(IntegrityError, match="within the book"), transaction.atomic():
            Transfer.objects.create(
                entry=entry,
                from_account=LedgerAccount.objects.get(book=entry.book, code="order:spendable:cash"),
                to_account=other,
                amount_tyiyn=1,
            )


@pytest.mark.parametrize("amount", [0, -5])
def test_no_transfer_of_nothing(entry, amount):
    a, b = LedgerAccount.objects.filter(book=entry.book)[:2]
    with inside_an_act(), pytest.raises(IntegrityError), transaction.atomic():
        Transfer.objects.create(entry=entry, from_account=a, to_account=b, amount_tyiyn=amount)


def test_no_transfer_of_an_account_to_itself(entry):
    account = LedgerAccount.objects.filter(book=entry.book).first()
    with inside_an_act(), pytest.raises(IntegrityError), transaction.atomic():
        Transfer.objects.create(entry=entry, from_account=account, to_account=account, amount_tyiyn=1)


def test_the_check_finds_what_got_past_the_guards(book, entry):
    guarding.remove(connection)
    try:
        with inside_an_act():
            Entry.objects.create(book=book, at=AT, verb="pay")
            undone = reverse(entry, AT, "reverse_contribution")
            undone.transfers.update(amount_tyiyn=7)
            LedgerAccount.objects.filter(code="contractor:x").update(book=uuid4())
        assert [trouble.split()[0] for trouble in check_ledger()] == ["1", "2", "1"]
        assert {finding.level for finding in doctor()} == {"bad"}
    finally:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        guarding.install(connection)


def test_doctor_finds_a_whole_ledger_good(entry):
    assert [finding.level for finding in doctor()] == ["good"]


def test_missing_guards_are_named(db):
    assert guarding.missing(connection) == []
    guarding.remove(connection)
    assert "money_transfer_within_book" in guarding.missing(connection)
    guarding.install(connection)
    assert guarding.missing(connection) == []
