"""What is written of a found person in a team's sheet and in a spreadsheet, column by column."""

from __future__ import annotations

from typing import Final

from tapshyryk.core.identities.columns import ADDRESS, BORN_ON, FULL_NAME, GUARDIAN_NAME, PHONE, SEX
from tapshyryk.core.importing.columns import Column, words
from tapshyryk.core.importing.parsers.choices import YesNo
from tapshyryk.core.importing.parsers.texts import Text

KNOWN_BEFORE: Final = Column(
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
)

VULNERABLE_GROUP: Final = Column(
    "vulnerable_group",
    words("Vulnerable group", "Аярлуу топ", "Уязвимая группа"),
    Text(longest=120),
    words("No diagnosis.", "Диагноз жазылбайт.", "Без диагноза."),
    "көп балалуу үй-бүлө",
    required=False,
    default="",
)

PERSON: Final = (
    FULL_NAME,
    BORN_ON,
    SEX,
    KNOWN_BEFORE,
    VULNERABLE_GROUP,
    GUARDIAN_NAME,
    PHONE,
    ADDRESS,
)
"""In the order of a team's sheet: what is always written stands first."""
