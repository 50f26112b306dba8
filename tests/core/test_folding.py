"""A word is found however its letters were typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.core.folding import folded

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Көк-Ой", "кок ои"),
        ("ҮЙ-БҮЛӨ", "уи було"),
        ("Ёлка  и\u00a0ещё", "елка и еще"),
        ("“Айкөл” КБ", "аикол кб"),
        ("Kök-Oi", "kok oi"),
        ("", ""),
    ],
)
def test_letters_and_case_do_not_matter(typed: str, found: str) -> None:
    assert folded(typed) == found


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
