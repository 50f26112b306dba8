"""The columns of an attendance list, the same whichever way it is entered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tapshyryk.core.importing.cells import Cell
from tapshyryk.core.importing.columns import Column, Row, words
from tapshyryk.core.importing.limits import MEGABYTE, Limits
from tapshyryk.core.importing.parsers.base import written
from tapshyryk.core.importing.parsers.people import PersonName
from tapshyryk.core.importing.parsers.texts import Text
from tapshyryk.core.importing.problems import CellRefused
from tapshyryk.core.importing.sentences import Sentence, declare_sentences
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.needs.domain.attendance import (
    Came,
    Villages,
    WrongCode,
    age_band_of,
    group_of,
    sex_of,
)

LONGEST_NAME: Final = 150
"""Letters."""
STRANGE: Final = frozenset('<>=@{}[]|\\/*#$%^&_~+;:!?"')
"""Signs that stand in no name."""

declare_sentences(
    {
        "attendance.sex": Sentence(
            N_("The sex is missing or cannot be read."), N_("Write ж or а for a woman, м or э for a man.")
        ),
        "attendance.age": Sentence(
            N_("This is neither an age nor the letter of an age band."),
            N_("Write the years, such as 34, or the letter from the sheet, а to е."),
        ),
        "attendance.age_impossible": Sentence(
            N_("Nobody is that old."), N_("Write the age in years, or “-” where it is not known.")
        ),
        "attendance.group": Sentence(
            N_("There is no social group of this number."),
            N_("Write the number from the sheet, or “-” where it is not known."),
        ),
        "attendance.name_signs": Sentence(
            N_("A sign stands here that no name has."), N_("Write the surname and the first name.")
        ),
        "attendance.settlement_code": Sentence(
            N_("The session is for fewer settlements than this number."),
            N_("Write the number from the sheet; 0 is for whoever came from elsewhere."),
        ),
        "attendance.settlement": Sentence(
            N_("The session is not for a settlement of this name."),
            N_("Write its name or number as on the sheet; 0 is for whoever came from elsewhere."),
        ),
        "attendance.settlement_first": Sentence(
            N_("The number of the settlement is missing."),
            N_("Write it at the beginning of the line; 0 is for whoever came from elsewhere."),
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Coded:
    """A cell written as a short code of the sheet, or in words; `read` tells what it stands for."""

    read: Callable[[str], str]
    describes: str

    def parse(self, cell: Cell) -> str:
        """What the code stands for."""
        try:
            return self.read(written(cell, self))
        except WrongCode as wrong:
            raise CellRefused(wrong.code) from wrong


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name; the signs of a formula or of a page's markup are refused."""

    describes: str = N_("a person's name")

    def parse(self, cell: Cell) -> str:
        """The name, tidied."""
        name = PersonName(longest=LONGEST_NAME).parse(cell)
        if set(name) & STRANGE:
            raise CellRefused("attendance.name_signs")
        return name


SEX: Final = Coded(sex_of, N_("ж or м"))
AGE: Final = Coded(age_band_of, N_("an age in years, or the letter of an age band"))
GROUP: Final = Coded(group_of, N_("the number of a social group, or its name"))
NAME: Final = Name()

COLUMNS: Final = (
    Column(
        "name",
        words("Name", "Аты-жөнү", "Фамилия, имя"),
        NAME,
        words("May be left empty.", "Бош калтырса болот.", "Можно не заполнять."),
        "Асанова Айша",
        required=False,
        also=("ФИО", "Фамилия, имя, отчество", "Full name"),
        personal=True,
        default="",
    ),
    Column(
        "settlement",
        words("Settlement", "Айылы", "Село"),
        Text(longest=200),
        words(
            "Its name or its number on the sheet; 0 for elsewhere.",
            "Аталышы же барактагы номери; башка жерден келсе 0.",
            "Название или номер на листе; 0 — из другого места.",
        ),
        "1",
        required=False,
        also=("Населённый пункт", "Калктуу конуш", "Айыл"),
        default="",
    ),
    Column(
        "sex",
        words("Sex", "Жынысы", "Пол"),
        SEX,
        words("Woman or man.", "Аял же эркек.", "Женский или мужской."),
        "ж",
    ),
    Column(
        "age",
        words("Age", "Жашы", "Возраст"),
        AGE,
        words(
            "Years, or the letter of the age band on the sheet.",
            "Жашы же барактагы курак тобунун тамгасы.",
            "Полных лет или буква возрастной группы на листе.",
        ),
        "34",
        required=False,
        also=("Курагы", "Возрастная группа", "Age band"),
        default="",
    ),
    Column(
        "group",
        words("Social group", "Социалдык тобу", "Социальная группа"),
        GROUP,
        words(
            "Its number on the sheet.",
            "Барактагы номери.",
            "Номер на листе.",
        ),
        "4",
        required=False,
        also=("Тобу", "Группа"),
        default="",
    ),
)
"""The columns of the printed sheet, in its order."""

PASTED: Final = Limits(size=2 * MEGABYTE, rows=5_000, columns=20, cell=400, errors=100)
"""How much is pasted at once."""


def came_from(row: Row, villages: Villages) -> Came:
    """The person of a row whose cells are read; raises `WrongCode` for a strange settlement."""
    place = row["settlement"]
    only = villages.listed[0][0] if len(villages.listed) == 1 else ""
    return Came(
        sex=row["sex"],
        settlement=villages.key_of(place) if place else only,
        age_band=row["age"],
        social_group=row["group"],
        name=row["name"],
    )
