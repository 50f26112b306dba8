"""What is written of a found person in a team's sheet and in a spreadsheet, column by column."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from tapshyryk.core.identities.domain.identity import Identity
from tapshyryk.core.importing.columns import Column, words
from tapshyryk.core.importing.parsers.choices import Choice, YesNo
from tapshyryk.core.importing.parsers.days import Day
from tapshyryk.core.importing.parsers.people import PersonName, Phone
from tapshyryk.core.importing.parsers.texts import Text

SEXES: Final = {
    "female": words("female", "аял", "женский"),
    "male": words("male", "эркек", "мужской"),
}
ALSO: Final = {"кыз": "female", "бала": "male", "ж": "female", "м": "male", "э": "male", "а": "female"}
"""How sex is written in such lists."""

SEX: Final = Choice(SEXES, also=ALSO)

PERSON: Final = (
    Column(
        "full_name",
        words("Full name", "Аты-жөнү", "Фамилия, имя, отчество"),
        PersonName(longest=200),
        words("As in the papers.", "Документтегидей.", "Как в документах."),
        "Асанов Үсөн",
        personal=True,
    ),
    Column(
        "born_on",
        words("Day of birth", "Туулган күнү", "Дата рождения"),
        Day(),
        words("Day, month, year.", "Күнү, айы, жылы.", "День, месяц, год."),
        "01.05.2020",
        personal=True,
    ),
    Column(
        "sex",
        words("Sex", "Жынысы", "Пол"),
        SEX,
        words("Female or male.", "Аял же эркек.", "Женский или мужской."),
        "аял",
    ),
    Column(
        "known_before",
        words("Was on a register before", "Буга чейин каттоодо турганбы", "Состоял на учёте раньше"),
        YesNo(),
        words(
            "No: a need nobody knew of. Leave empty if nobody has looked.",
            "Жок: муктаждыгын эч ким билген эмес. Эч ким карабаса, бош калат.",
            "Нет: о нужде никто не знал. Если никто не проверял, оставьте пустым.",
        ),
        "жок",
        required=False,
    ),
    Column(
        "vulnerable_group",
        words("Vulnerable group", "Аярлуу топ", "Уязвимая группа"),
        Text(longest=120),
        words("No diagnosis.", "Диагноз жазылбайт.", "Без диагноза."),
        "көп балалуу үй-бүлө",
        required=False,
        default="",
    ),
    Column(
        "guardian_name",
        words("Parent or guardian", "Ата-энеси же камкорчусу", "Родитель или опекун"),
        PersonName(longest=200),
        words("For a child.", "Бала үчүн.", "Для ребёнка."),
        "Асанова Айша",
        required=False,
        personal=True,
        default="",
    ),
    Column(
        "phone",
        words("Telephone", "Телефону", "Телефон"),
        Phone(),
        words("Of the person or the guardian.", "Өзүнүн же камкорчусунун.", "Самого человека или опекуна."),
        "0555 123456",
        required=False,
        personal=True,
        default="",
    ),
    Column(
        "address",
        words("Address", "Дареги", "Адрес"),
        Text(longest=300),
        words("Street, house.", "Көчө, үй.", "Улица, дом."),
        "Ленин көч., 5",
        required=False,
        personal=True,
        default="",
    ),
)
"""In the order of a team's sheet: what is always written stands first."""

OF_IDENTITY: Final = ("full_name", "born_on", "guardian_name", "address", "phone")


def identity_of(values: Mapping[str, Any]) -> Identity:
    """The identity written in these columns."""
    return Identity(**{name: values[name] for name in OF_IDENTITY})
