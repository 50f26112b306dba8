"""A word is found however its letters were typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.core.folding import folded, same_name

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


@pytest.mark.parametrize(
    "typed",
    [
        "Асанов Үсөн",
        "үсөн АСАНОВ",  # the family name last
        "Acaнoв Үсөн",  # a, c, o in Latin letters
        "\N{LATIN CAPITAL LETTER A}санов Yсөн",
        "Аса\N{ZERO WIDTH SPACE}нов\N{SOFT HYPHEN} Усон",
        " Асанов\N{NO-BREAK SPACE}Үсөн",
    ],
)
def test_one_name_typed_in_many_ways_is_one_name(typed):
    assert same_name(typed) == "асанов усон"


def test_other_names_stay_other_names():
    assert same_name("Асанова Үсөн") != same_name("Асанов Үсөн")
    assert same_name("Asanov Usön") == "asanov uson"
