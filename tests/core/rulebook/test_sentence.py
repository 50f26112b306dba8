"""Values are written into sentences as a reader of each language writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.core.rulebook import load
from tapshyryk.core.rulebook.domain.sentence import fill, placeholders

pytestmark = pytest.mark.pure

EVENING = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)  # 02:30 of the next day in Bishkek


@pytest.mark.parametrize(
    ("text", "value", "language", "expected"),
    [
        ("{x}", 7, "ky", "7"),
        ("{x}", Decimal("2.5"), "ru", "2,5"),
        ("{x}", Decimal("2.5"), "en", "2.5"),
        ("{x}", ("a", "b"), "ky", "a, b"),
        ("{x}", date(2026, 11, 3), "ky", "03.11.2026"),
        ("{x:som}", 123456789, "ky", "1\u00a0234\u00a0567,89\u00a0сом"),
        ("{x:som}", 1250000, "ru", "12\u00a0500\u00a0сом"),
        ("{x:som}", 1250005, "en", "12,500.05\u00a0som"),
        ("{x:som}", -100, "ru", "−1\u00a0сом"),
        ("{x:som}", "12 500 сом", "ky", "12 500 сом"),
        ("{x:day}", date(2026, 11, 3), "ru", "03.11.2026"),
        ("{x:day}", "2026-11-03", "en", "3 November 2026"),
        ("{x:day}", EVENING, "ky", "24.11.2026"),
        ("{x:moment}", EVENING, "ky", "24.11.2026, 02:30"),
        ("{x:moment}", EVENING.isoformat(), "en", "24 November 2026, 02:30"),
        ("{x:moment}", date(2026, 11, 3), "ru", "03.11.2026"),
        ("{x:moment}", "soon", "en", "soon"),
        ("{{{x}}}", 1, "en", "{1}"),
    ],
)
def test_values_read_as_people_write_them(text, value, language, expected):
    assert fill(text, {"x": value}, language) == expected


@given(tyiyn=st.integers(min_value=-(10**15), max_value=10**15))
def test_a_sum_keeps_every_tyiyn(tyiyn):
    shown = fill("{x:som}", {"x": tyiyn}, "ru").removesuffix("\u00a0сом").replace("\u00a0", "")
    assert Decimal(shown.replace(",", ".").replace("−", "-")) * 100 == tyiyn


def test_texts_among_the_values_are_put_into_the_readers_language():
    words = {"Budget": "Бюджет", "Aim": "Максаты"}.get
    assert fill("Жетишпейт: {x}.", {"x": ("Budget", "Aim")}, "ky", words) == "Жетишпейт: Бюджет, Максаты."
    assert fill("{x}", {"x": ""}, "ky", lambda text: "must not be asked") == ""


def test_placeholders_are_told_in_their_order():
    assert placeholders("{b:som} of {a}") == [("b", "som"), ("a", "")]


def test_a_refusal_without_its_parameters_says_which_rule_and_which_name():
    rule = load("kg", date(2026, 11, 23)).rule("needs.women_within_participants")
    assert rule.refusal_in("en", {"women": 12, "participants": 10}) == (
        "Women: 12; all participants: 10. There cannot be more women than participants; correct the number."
    )
    with pytest.raises(
        KeyError, match=r"the refusal of needs\.women_within_participants needs 'participants'"
    ):
        rule.refusal_in("en", {"women": 12})
