"""What the impact room reads from files: figures of trust, and figures that sources print."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.importing.columns import Column, Registry, Row, Tally, words
from tapshyryk.core.importing.parsers.numbers import DecimalNumber, WholeNumber
from tapshyryk.core.importing.parsers.texts import Text
from tapshyryk.impact.models import ReportedFigure, TrustFigure

SURVEYED_BEFORE = 2014
SURVEYED_AFTER = 2015
"""The years of the pilots' two surveys; a file about others says so in its columns."""


def _written(model: Any, key: tuple[str, ...], values: dict[str, Any]) -> str:
    """Keep one figure: `created`, `changed` or `unchanged`."""
    found = {name: values[name] for name in key}
    rest = {name: value for name, value in values.items() if name not in key}
    row = model.objects.filter(**found).first()
    if row is None:
        model.objects.create(**values)
        return "created"
    if all(getattr(row, name) == value for name, value in rest.items()):
        return "unchanged"
    model.objects.update_or_create(**found, defaults=rest)
    return "changed"


def _write_trust(rows: Iterator[Row], actor: Actor, context: Any) -> Tally:
    done = [
        _written(TrustFigure, ("question", "group", "answer"), {**row.values, "position": row.number})
        for row in rows
    ]
    return Tally(done.count("created"), done.count("changed"), done.count("unchanged"))


def _write_printed(rows: Iterator[Row], actor: Actor, context: Any) -> Tally:
    done = [_written(ReportedFigure, ("key",), dict(row.values)) for row in rows]
    return Tally(done.count("created"), done.count("changed"), done.count("unchanged"))


_SOURCE = Column(
    "source",
    words("Source", "Булак", "Источник"),
    Text(longest=200),
    words("Which document prints it", "Кайсы документте басылган", "В каком документе напечатано"),
    "journal-2015",
)
_UNIT = Column(
    "unit",
    words("Unit", "Бирдиги", "Единица"),
    Text(longest=60),
    words("What is counted", "Эмне саналат", "Что считают"),
    "percent",
)
_SHARE = DecimalNumber(most=Decimal(1000), places=2)

TRUST = Registry(
    kind="trust-figures",
    verb="import_trust_figures",
    label=words("Figures of trust", "Ишеним көрсөткүчтөрү", "Показатели доверия"),
    columns=(
        Column(
            "question",
            words("Question", "Суроо", "Вопрос"),
            Text(longest=200),
            words("What was asked", "Эмне суралган", "О чём спрашивали"),
            "trusts the local self-government bodies",
        ),
        Column(
            "group",
            words("Group", "Топ", "Группа"),
            Text(longest=120),
            words("Who was asked", "Кимден суралган", "Кого спрашивали"),
            "all respondents",
        ),
        Column(
            "answer",
            words("Answer", "Жооп", "Ответ"),
            Text(longest=60),
            words("Which answer is counted", "Кайсы жооп саналган", "Какой ответ подсчитан"),
            "yes",
        ),
        _UNIT,
        Column(
            "before",
            words("Before", "Мурда", "До"),
            _SHARE,
            words("Share or score before", "Мурдагы үлүш же балл", "Доля или балл до"),
            "71.4",
            required=False,
            also=(f"y{SURVEYED_BEFORE}",),
        ),
        Column(
            "after",
            words("After", "Кийин", "После"),
            _SHARE,
            words("Share or score after", "Кийинки үлүш же балл", "Доля или балл после"),
            "85.3",
            required=False,
            also=(f"y{SURVEYED_AFTER}",),
        ),
        Column(
            "year_before",
            words("Year before", "Мурдагы жыл", "Год до"),
            WholeNumber(1990, 2100),
            words("Year of the first survey", "Биринчи сурамжылоо жылы", "Год первого опроса"),
            str(SURVEYED_BEFORE),
            required=False,
            default=SURVEYED_BEFORE,
        ),
        Column(
            "year_after",
            words("Year after", "Кийинки жыл", "Год после"),
            WholeNumber(1990, 2100),
            words("Year of the second survey", "Экинчи сурамжылоо жылы", "Год второго опроса"),
            str(SURVEYED_AFTER),
            required=False,
            default=SURVEYED_AFTER,
        ),
        _SOURCE,
    ),
    write=_write_trust,
    unique=(("question", "group", "answer"),),
)

PRINTED = Registry(
    kind="reported-figures",
    verb="import_reported_figures",
    label=words("Printed figures", "Булактардагы сандар", "Напечатанные показатели"),
    columns=(
        Column(
            "key",
            words("Key", "Ачкыч", "Ключ"),
            Text(longest=80, like="[a-z0-9_]+", example="cofinancing_municipal_mean"),
            words("Short name of the figure", "Сандын кыска аты", "Краткое имя показателя"),
            "cofinancing_municipal_mean",
        ),
        Column(
            "value",
            words("Value", "Мааниси", "Значение"),
            DecimalNumber(most=Decimal(10**12), places=2),
            words("The figure as printed", "Басылган сан", "Напечатанное число"),
            "20",
        ),
        _UNIT,
        Column(
            "as_of",
            words("As of", "Качанкы", "На когда"),
            Text(longest=20),
            words("Year or years it is about", "Кайсы жыл же жылдар үчүн", "За какой год или годы"),
            "2015",
            required=False,
            default="",
        ),
        Column(
            "statement_en",
            words("Statement", "Мазмуну", "Утверждение"),
            Text(longest=400),
            words(
                "What the source says, in English", "Булак эмне дейт, англисче", "Что сказано, по-английски"
            ),
            "mean co-financing in eleven municipal orders",
        ),
        _SOURCE,
    ),
    write=_write_printed,
    unique=(("key",),),
)

REGISTRIES = (TRUST, PRINTED)
