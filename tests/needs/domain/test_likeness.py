"""Titles that mean the same are suggested, whatever their endings; a person decides."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.core.folding import folded
from tapshyryk.needs.domain.likeness import Alike, Told, alike, likeness

pytestmark = pytest.mark.pure


def told(key: str, session: str, theme: str, *titles: str) -> Told:
    return Told(key, session, theme, tuple(folded(title) for title in titles))


def test_likeness_is_the_share_of_pieces_that_both_have():
    # «бала»: " ба" "бал" "ала" "ла "; «балам»: " ба" "бал" "ала" "лам" "ам "; three are the same
    assert likeness("бала", "балам") == Fraction(2 * 3, 4 + 5)
    assert likeness("бала", "бала") == 1
    assert likeness("", "бала") == 0


def test_the_same_problem_in_other_words_is_suggested():
    pairs = alike(
        (
            told("a", "upper", "preschool", "Бала бакча жок", "Нет детского сада"),
            told("b", "lower", "preschool", "Айылда бала бакчасы жок"),
            told("c", "lower", "youth", "Жаштарга клуб жок"),
            told("d", "upper", "preschool", "Бала бакча жок"),
        )
    )
    assert [(pair.one, pair.other) for pair in pairs] == [("a", "b"), ("b", "d")]


def test_words_of_another_theme_must_be_closer():
    one, other = told("a", "1", "family", "Таза суу жок"), told("b", "2", "health", "Таза суу жетпейт")
    assert alike((one, other)) == ()
    same = Told("b", "2", "family", other.titles)
    assert alike((one, same)) == (Alike("a", "b", likeness(one.titles[0], other.titles[0])),)


def test_nothing_is_suggested_within_a_session():
    assert alike((told("a", "1", "youth", "Клуб жок"), told("b", "1", "youth", "Клуб жок"))) == ()


@given(one=st.text(max_size=40), other=st.text(max_size=40))
def test_likeness_is_between_nothing_and_one_and_has_no_side(one, other):
    found = likeness(folded(one), folded(other))
    assert 0 <= found <= 1
    assert found == likeness(folded(other), folded(one))
