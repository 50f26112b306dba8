"""What is similar is found whatever the letters and endings, and a person decides; worked examples."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.core.folding import folded
from tapshyryk.needs.domain.similarity import (
    AlikePair,
    Told,
    alike_pairs,
    likeness,
    most_alike,
    similarity,
    stems,
)

pytestmark = pytest.mark.pure


def test_a_worked_example() -> None:
    """Stems жол, суу: one of two and two shared: 2·1/(2+1). Threes: " жо жол ол " and those of суу."""
    assert stems("жол суу") == {"жол", "суу"}
    assert similarity("жол", "жол суу") == (Fraction(2, 3) + Fraction(2 * 3, 3 + 6)) / 2 == Fraction(2, 3)


def test_letters_and_endings_do_not_matter() -> None:
    """Typed on a Russian keyboard, in capitals, with another ending: the same problem."""
    typed = folded("АЙЫЛДА БАЛА БАКЧА ЖОК")
    assert folded("Көчөдө жарык өчүк, ёлка") == "кочодо жарык очук елка"
    others = [
        (1, folded("Айылыбызда бала бакчалар жок")),
        (2, folded("Көпүрө эскирген")),
        (3, folded("Бала бакчага орун жетпейт")),
    ]
    assert [one.key for one in most_alike(typed, others, most=5)] == [1, 3]


def test_russian_too() -> None:
    others = [(1, folded("Нет детского сада в селе")), (2, folded("Разбитая дорога к школе"))]
    assert [one.key for one in most_alike(folded("детский САД нужен селу"), others, most=5)] == [1]


def test_equal_ones_stay_in_their_order_and_no_more_than_asked() -> None:
    same = [(number, "бала бакча") for number in range(9)]
    assert [one.key for one in most_alike("бала бакча", same, most=3)] == [0, 1, 2]


WORDS = st.text(alphabet="абвгжоу ", max_size=40).map(folded)


@given(WORDS, WORDS)
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= similarity(one, other) <= 1
    assert similarity(one, other) == similarity(other, one)


@given(WORDS.filter(lambda text: bool(stems(text))))
def test_a_text_is_wholly_like_itself(text: str) -> None:
    assert similarity(text, text) == 1


def told(key: str, session: str, theme: str, *titles: str) -> Told:
    return Told(key, session, theme, tuple(folded(title) for title in titles))


def test_likeness_is_the_share_of_pieces_that_both_have():
    # «бала»: " ба" "бал" "ала" "ла "; «балам»: " ба" "бал" "ала" "лам" "ам "; three are the same
    assert likeness("бала", "балам") == Fraction(2 * 3, 4 + 5)
    assert likeness("бала", "бала") == 1
    assert likeness("", "бала") == 0


def test_the_same_problem_in_other_words_is_suggested():
    pairs = alike_pairs(
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
    assert alike_pairs((one, other)) == ()
    same = Told("b", "2", "family", other.titles)
    assert alike_pairs((one, same)) == (AlikePair("a", "b", likeness(one.titles[0], other.titles[0])),)


def test_nothing_is_suggested_within_a_session():
    assert alike_pairs((told("a", "1", "youth", "Клуб жок"), told("b", "1", "youth", "Клуб жок"))) == ()


@given(one=st.text(max_size=40), other=st.text(max_size=40))
def test_likeness_is_between_nothing_and_one_and_has_no_side(one, other):
    found = likeness(folded(one), folded(other))
    assert 0 <= found <= 1
    assert found == likeness(folded(other), folded(one))
