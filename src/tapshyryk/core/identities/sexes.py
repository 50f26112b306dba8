"""How sex is written on sheets and in tables, in the three languages: one list of words for every room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FEMALE: Final = "female"
MALE: Final = "male"

SEX_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    FEMALE: ("ж", "а", "аял", "кыз", "жен", "женский", "женщина", "f", "w", "female", "woman"),
    MALE: ("э", "м", "эркек", "муж", "мужской", "мужчина", "m", "male", "man"),
}
"""The words for each sex, the short codes first: аял and эркек, женский and мужской, female and male."""

SEX_BY_WORD: Final[Mapping[str, str]] = {word: sex for sex, words in SEX_WORDS.items() for word in words}


def sex_of(text: str) -> str:
    """The sex that a code or word stands for, whatever its case, with or without a point; else empty."""
    return SEX_BY_WORD.get(text.strip().casefold().rstrip("."), "")
