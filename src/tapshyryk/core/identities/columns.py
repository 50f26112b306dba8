"""The columns in which tables and sheets tell who a person is, the same in every room."""

from __future__ import annotations

from typing import Final

from tapshyryk.core.identities.sexes import FEMALE, MALE, SEX_BY_WORD
from tapshyryk.core.importing.columns import Column, words
from tapshyryk.core.importing.parsers.choices import Choice
from tapshyryk.core.importing.parsers.days import Day
from tapshyryk.core.importing.parsers.people import PersonName, Phone
from tapshyryk.core.importing.parsers.texts import Text

AS_SEX: Final = Choice(
    {FEMALE: words("female", "аял", "женский"), MALE: words("male", "эркек", "мужской")},
    also={**SEX_BY_WORD, "бала": MALE},
)
"""A sex in any of its words; in a list of children бала, which is any child, stands beside кыз for a boy."""

FULL_NAME: Final = Column(
    "full_name",
    words("Full name", "Аты-жөнү", "Фамилия, имя, отчество"),
    PersonName(longest=200),
    words("As in the papers.", "Документтегидей.", "Как в документах."),
    "Асанов Үсөн",
    personal=True,
)

BORN_ON: Final = Column(
    "born_on",
    words("Day of birth", "Туулган күнү", "Дата рождения"),
    Day(),
    words("Day, month, year.", "Күнү, айы, жылы.", "День, месяц, год."),
    "01.05.2020",
    personal=True,
)

SEX: Final = Column(
    "sex",
    words("Sex", "Жынысы", "Пол"),
    AS_SEX,
    words("Female or male.", "Аял же эркек.", "Женский или мужской."),
    "аял",
)

GUARDIAN_NAME: Final = Column(
    "guardian_name",
    words("Parent or guardian", "Ата-энеси же камкорчусу", "Родитель или опекун"),
    PersonName(longest=200),
    words("For a child.", "Бала үчүн.", "Для ребёнка."),
    "Асанова Айша",
    required=False,
    personal=True,
    default="",
)

PHONE: Final = Column(
    "phone",
    words("Telephone", "Телефону", "Телефон"),
    Phone(),
    words("Of the person or the guardian.", "Өзүнүн же камкорчусунун.", "Самого человека или опекуна."),
    "0555 123456",
    required=False,
    personal=True,
    default="",
)

ADDRESS: Final = Column(
    "address",
    words("Address", "Дареги", "Адрес"),
    Text(longest=300),
    words("Street, house.", "Көчө, үй.", "Улица, дом."),
    "Ленин көч., 5",
    required=False,
    personal=True,
    default="",
)
