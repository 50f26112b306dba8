"""A registry for the tests: people of a village with all kinds of columns, written into oblasts' stead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from tapshyryk.core.access.actors import Actor, System
from tapshyryk.core.importing.columns import Column, Registry, Row, Tally
from tapshyryk.core.importing.parsers.choices import Choice, YesNo
from tapshyryk.core.importing.parsers.days import Day, Month
from tapshyryk.core.importing.parsers.numbers import Money, WholeNumber
from tapshyryk.core.importing.parsers.people import PersonalNumber, PersonName, Phone
from tapshyryk.core.importing.parsers.texts import Text
from tapshyryk.core.importing.problems import Problem

VERB = "import_villagers"
LOADER = System("villagers' loader")
STRANGER = System("stranger")


def words(en: str, ky: str, ru: str) -> dict[str, str]:
    """A text in three languages."""
    return {"en": en, "ky": ky, "ru": ru}


MEANING = words("What it says", "Мааниси", "Значение")
KINDS = {
    "household": words("household", "үй-бүлө", "семья"),
    "single": words("single", "жалгыз", "одиночка"),
}
COLUMNS = (
    Column("code", words("Code", "Коду", "Код"), Text(longest=20), MEANING, "A-1"),
    Column("name", words("Name", "Аты-жөнү", "ФИО"), PersonName(), MEANING, "Асанов Үсөн", personal=True),
    Column("members", words("Members", "Үй-бүлө мүчөлөрү", "Членов семьи"), WholeNumber(1, 30), MEANING, "5"),
    Column(
        "income",
        words("Income", "Кирешеси", "Доход"),
        Money(),
        MEANING,
        "12 500,50",
        required=False,
        default=0,
    ),
    Column(
        "born",
        words("Born", "Туулган күнү", "Дата рождения"),
        Day(latest=date(2026, 3, 2)),
        MEANING,
        "05.03.2015",
        required=False,
    ),
    Column("month", words("Month", "Айы", "Месяц"), Month(), MEANING, "2015-03", required=False),
    Column("alone", words("Alone", "Жалгызбы", "Живёт один"), YesNo(), MEANING, "жок", required=False),
    Column("kind", words("Kind", "Түрү", "Вид"), Choice(KINDS), MEANING, "үй-бүлө", required=False),
    Column(
        "phone", words("Phone", "Телефону", "Телефон"), Phone(), MEANING, "+996 555 123 456", required=False
    ),
    Column(
        "pin",
        words("PIN", "ЖИН", "ПИН"),
        PersonalNumber(),
        MEANING,
        "20503201512345",
        required=False,
        personal=True,
    ),
    Column(
        "remark", words("Remark", "Эскертүү", "Примечание"), Text(lines=True), MEANING, "—", required=False
    ),
)


class Book:
    """Where the tests' registry writes: a list that forgets when the transaction does not matter."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []

    def write(self, rows: Iterator[Row], actor: Actor, context: Any) -> Tally:
        """Keep the rows in memory."""
        for row in rows:
            self.rows.append(dict(row.values))
        return Tally(created=len(self.rows))


def no_three_households(row: Row, context: Any) -> Iterable[Problem]:
    """A check of the registry's own, with a sentence of the importer."""
    if row["members"] == 3 and row["kind"] == "single":
        yield row.problem("choice.unknown", "kind", choices="household")


def make(book: Book, **changes: Any) -> Registry:
    """The registry, writing into `book`."""
    options: dict[str, Any] = {
        "kind": "villagers",
        "verb": VERB,
        "label": words("Villagers", "Айылдыктар", "Жители"),
        "columns": COLUMNS,
        "write": book.write,
        "check_row": no_three_households,
        "unique": (("code",), ("name", "born")),
    }
    return Registry(**{**options, **changes})
