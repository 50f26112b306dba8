"""Whichever way a clerk writes it, it is read as one of two sexes, or not at all."""

from __future__ import annotations

import pytest

from tapshyryk.core.identities.choices import Sex
from tapshyryk.core.identities.sexes import SEX_WORDS, sex_of


@pytest.mark.parametrize(
    "written", ["ж", "А", "аял", "Кыз", " жен. ", "Женский", "женщина", "F", "w", "woman"]
)
def test_words_for_a_woman_are_read(written: str) -> None:
    assert sex_of(written) == "female"


@pytest.mark.parametrize("written", ["э", "М", "эркек", "муж.", "МУЖСКОЙ", "мужчина", "m", "male", "Man"])
def test_words_for_a_man_are_read(written: str) -> None:
    assert sex_of(written) == "male"


@pytest.mark.parametrize("written", ["", ".", "-", "x", "жм", "женн", "0"])
def test_what_is_neither_is_not_guessed(written: str) -> None:
    assert sex_of(written) == ""


def test_no_word_stands_for_both_and_every_choice_has_words() -> None:
    listed = [word for words in SEX_WORDS.values() for word in words]
    assert len(listed) == len(set(listed))
    assert set(SEX_WORDS) == set(Sex.values)
