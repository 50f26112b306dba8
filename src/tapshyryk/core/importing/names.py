"""The columns in which a registry gives the name of something in three languages, in Kyrgyz at least."""

from __future__ import annotations

from dataclasses import dataclass

from tapshyryk.core.importing.columns import Column, Words, words
from tapshyryk.core.importing.parsers.texts import Text

LONGEST_NAME = 300
"""As many signs as the models keep."""


@dataclass(frozen=True, slots=True)
class Name:
    """What to write in the column of one language, and a name as people write it."""

    meaning: Words
    example: str


def name_columns(*, ky: Name, ru: Name, en: Name) -> tuple[Column, Column, Column]:
    """`name_ky`, `name_ru` and `name_en`; letters lost on the way are found in the two Cyrillic ones."""
    cyrillic = Text(longest=LONGEST_NAME, letters_matter=True)
    return (
        Column(
            "name_ky",
            words("Name in Kyrgyz", "Кыргызча аталышы", "Название на кыргызском"),
            cyrillic,
            ky.meaning,
            ky.example,
        ),
        Column(
            "name_ru",
            words("Name in Russian", "Орусча аталышы", "Название на русском"),
            cyrillic,
            ru.meaning,
            ru.example,
            required=False,
            default="",
        ),
        Column(
            "name_en",
            words("Name in English", "Англисче аталышы", "Название на английском"),
            Text(longest=LONGEST_NAME),
            en.meaning,
            en.example,
            required=False,
            default="",
        ),
    )
