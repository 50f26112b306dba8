"""A book of another country answers every step, or doctor says which one would fail."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tapshyryk.core import clock
from tapshyryk.core.rulebook import load
from tapshyryk.core.rulebook.checks import CHECKS
from tapshyryk.core.rulebook.domain.fitting import misfits
from tests.core.rulebook.test_commands import choose, made_up_books  # noqa: F401 - a fixture

pytestmark = pytest.mark.pure

BOOK = load("kg", date(2026, 11, 23))
NOTICE = "assemblies.notice_days"


def with_rule(**changed):
    """The book with its rule on the days of notice changed."""
    rules = tuple(replace(rule, **changed) if rule.id == NOTICE else rule for rule in BOOK)
    return replace(BOOK, id="yy", rules=rules)


def test_the_shipped_book_fits():
    assert list(misfits(BOOK, BOOK)) == []


def test_a_rule_that_binds_nobody_here_is_off_but_there():
    assert list(misfits(with_rule(severity="off"), BOOK)) == []


def test_a_missing_rule_is_named():
    book = replace(BOOK, id="yy", rules=tuple(rule for rule in BOOK if rule.id != NOTICE))
    (told,) = misfits(book, BOOK)
    assert told == f'yy.toml lacks rules that steps ask: {NOTICE}; add them, or write extends = "kg"'


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"values": {}, "refusal": {"ky": "Күн: {days}."}}, 'has no value "required", which its step reads'),
        ({"values": {"required": "жети"}}, 'needs a whole number as "required"'),
        (
            {"refusal": {"ky": "Шайлоого {weeks} жума калды."}},
            "has {weeks} in its refusal, which its step does not give",
        ),
    ],
)
def test_what_a_step_would_fail_on_is_named(changed, told):
    assert list(misfits(with_rule(**changed), BOOK)) == [f"yy.toml: rule {NOTICE} {told}"]


def test_doctor_warns_of_a_book_of_one_rule(made_up_books):  # noqa: F811 - the fixture
    choose(made_up_books, "xx")
    with clock.at(datetime(2026, 1, 1, tzinfo=UTC)):
        found = CHECKS[0].run()
    assert {each.level for each in found} == {"bad"}
    assert "xx.toml lacks rules that steps ask: " in found[0].sentence
