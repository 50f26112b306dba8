"""`tapshyryk rules`, the book this installation works under, and what doctor says of it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tapshyryk import cli
from tapshyryk.config import environment, paths
from tapshyryk.core import clock, rulebook
from tapshyryk.core.rulebook.checks import CHECKS

pytestmark = pytest.mark.pure

MADE_UP = Path(__file__).parent / "books"


@pytest.fixture
def made_up_books(monkeypatch):
    """The made-up books beside the shipped one; a test may choose one."""
    monkeypatch.setenv("TAPSHYRYK_RULEBOOK_DIRS", str(MADE_UP))
    environment.current.cache_clear()
    yield monkeypatch
    monkeypatch.undo()
    environment.current.cache_clear()


def choose(made_up_books, book_id):
    made_up_books.setenv("TAPSHYRYK_RULEBOOK", book_id)
    environment.current.cache_clear()


def test_it_prints_a_room_in_a_language(capsys):
    assert cli.main(["rules", "--stage", "money", "--lang", "ru", "--on", "2026-11-23"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(
        "Правила социального заказа в Кыргызской Республике (kg@2026-11-23)\n\nДЕНЬГИ\n"
    )
    assert "  money.reversal_once: не допускает; практика\n    Запись сторнируют один раз.\n" in printed
    assert "calls." not in printed


def test_it_prints_json(capsys):
    assert cli.main(["rules", "--json", "--on", "2014-12-01"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["ref"] == "kg@2014-12-01"
    by_id = {rule["id"]: rule for rule in printed["rules"]}
    assert len(by_id) == len(rulebook.current())
    term = by_id["contracts.term_at_most_5_years"]
    assert (term["values"], term["until"], term["source"]["key"]) == ({"limit": 1}, "2017-05-26", "law-162")


def test_it_prints_the_page_of_the_documentation(capsys):
    assert cli.main(["rules", "--markdown"]) == 0
    assert capsys.readouterr().out == (paths.CHECKOUT / "docs/reference/rules.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["--stage", "kitchen"], 2, "kg has no rules of kitchen; rooms are parties, needs, "),
        (["--lang", "de"], 2, "kg is not written in de; languages are ky, ru, en."),
        (["--book", "zz"], 1, 'there is no rulebook "zz"; known are: kg'),
    ],
)
def test_a_wrong_question_is_answered_in_a_sentence(capsys, arguments, code, sentence):
    assert cli.main(["rules", *arguments]) == code
    assert sentence in capsys.readouterr().err


def test_a_day_that_is_none_is_refused(capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.main(["rules", "--on", "yesterday"])
    assert stopped.value.code == 2
    assert "'yesterday' is no day; write it as 2026-11-23" in capsys.readouterr().err


def test_the_book_of_this_installation_follows_setting_and_clock(made_up_books):
    choose(made_up_books, "xx")
    with clock.at(datetime(2025, 12, 31, 17, 59, tzinfo=UTC)):  # 23:59 in Bishkek
        began = rulebook.current()
    with clock.at(datetime(2025, 12, 31, 18, 0, tzinfo=UTC)):
        later = rulebook.current()
    assert (began.ref, later.ref) == ("xx@2025-12-31", "xx@2026-01-01")
    assert later.value("calls.open_at_least_days", "required") == 3
    assert rulebook.by_ref(began.ref).value("calls.open_at_least_days", "required") == 30


def test_doctor_says_which_book_is_in_force(made_up_books):
    choose(made_up_books, "kg-local")
    with clock.at(datetime(2026, 1, 1, tzinfo=UTC)):
        (good,) = CHECKS[0].run()
        rules = len(rulebook.load("kg", clock.today()))
    assert (good.level, good.sentence) == (
        "good",
        f"The rulebook in force is kg-local@2026-01-01 (rules: {rules}).",
    )
    choose(made_up_books, "zz")
    (bad,) = CHECKS[0].run()
    assert (bad.level, bad.sentence) == (
        "bad",
        'Rulebook: there is no rulebook "zz"; known are: kg, kg-local, xx.',
    )
