"""Choosing a book and a day: other books, dated versions, inheritance, and the book an order keeps."""

from datetime import date
from pathlib import Path

import pytest

from tapshyryk.config import paths
from tapshyryk.core.rulebook.domain.checking import RulebookError
from tapshyryk.core.rulebook.domain.loading import books_in, load, versions
from tapshyryk.core.rulebook.domain.rule import parse_ref

pytestmark = pytest.mark.pure

MADE_UP = Path(__file__).parent / "books"
FOLDERS = (paths.shipped("rulebooks"), MADE_UP)


def test_another_book_can_be_chosen():
    book = load("xx", date(2026, 11, 23), FOLDERS)
    assert book.country == "XX"
    assert [rule.id for rule in book] == ["calls.open_at_least_days"]
    assert load("kg", date(2026, 11, 23), FOLDERS).value("calls.open_at_least_days", "required") == 14
    assert books_in(FOLDERS) == ("kg", "kg-local", "xx")


def test_an_order_keeps_the_book_it_began_under():
    kept = load("xx", date(2025, 12, 31), FOLDERS).ref
    assert kept == "xx@2025-12-31"
    of_the_order = load(*parse_ref(kept), FOLDERS).rule("calls.open_at_least_days")
    of_today = load("xx", date(2026, 1, 1), FOLDERS).rule("calls.open_at_least_days")
    assert (of_the_order.severity, of_the_order.values["required"]) == ("refuse", 30)
    assert (of_today.severity, of_today.values["required"]) == ("warn", 3)
    assert len(versions("xx", FOLDERS)) == 2


def test_a_local_book_changes_one_rule_and_keeps_the_others():
    day = date(2026, 11, 23)
    local, national = load("kg-local", day, FOLDERS), load("kg", day, FOLDERS)
    assert [rule.id for rule in local] == [rule.id for rule in national]
    assert {rule.id for rule in national if local.rule(rule.id) != rule} == {"assemblies.notice_days"}
    assert local.value("assemblies.notice_days", "required") == 3
    assert local.title_in("en") == "Rules of a made-up municipality"


def test_the_book_answers_by_room_and_by_id():
    book = load("kg", date(2026, 11, 23), FOLDERS)
    assert {rule.stage for rule in book.rules_of("money")} == {"money"}
    assert "money.amount_positive" in {rule.id for rule in book.rules_of("money")}
    assert book.rules_of("kitchen") == ()
    assert "money.amount_positive" in book
    assert "money.none" not in book
    assert len(book) == sum(len(book.rules_of(stage)) for stage in book.stages)


def test_what_is_missing_is_said_in_a_sentence():
    book = load("kg", date(2026, 11, 23), FOLDERS)
    with pytest.raises(
        KeyError, match=r"rulebook kg@2026-11-23 has no rule calls\.nothing; add it to kg\.toml"
    ):
        book.rule("calls.nothing")
    with pytest.raises(
        KeyError, match=r"rule assemblies\.quorum in rulebook kg@2026-11-23 has no value 'required'"
    ):
        book.value("assemblies.quorum", "required")
    with pytest.raises(RulebookError, match=r'there is no rulebook "zz"; known are: kg, kg-local, xx'):
        load("zz", date(2026, 11, 23), FOLDERS)
    with pytest.raises(
        RulebookError, match=r'a rulebook "xx" lies in .* and in .*; give one of them another name'
    ):
        load("xx", date(2026, 11, 23), (MADE_UP, MADE_UP))


@pytest.mark.parametrize(
    "ref", ["kg", "kg@", "kg@2026-13-01", "KG@2026-11-23", "kg@2026-11-23 ", "@2026-11-23"]
)
def test_a_bad_reference_is_refused(ref):
    with pytest.raises(ValueError, match="is no reference to a rulebook; write it as kg@2026-11-23"):
        parse_ref(ref)


def test_a_reference_is_read():
    assert parse_ref("kg-local@2026-11-23") == ("kg-local", date(2026, 11, 23))
