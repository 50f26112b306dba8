"""The registry of municipalities: a table of them becomes entries, corrections and population figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.importing.columns import Column, Registry, Row, Tally, words
from tapshyryk.core.importing.names import Name, name_columns
from tapshyryk.core.importing.parsers.choices import Choice
from tapshyryk.core.importing.parsers.numbers import DecimalNumber, WholeNumber
from tapshyryk.core.importing.parsers.texts import Text
from tapshyryk.places.actions.correct import correct_municipality, record_population
from tapshyryk.places.actions.register import enter_oblasts, register_municipality
from tapshyryk.places.domain.oblasts import OBLASTS
from tapshyryk.places.models import Municipality, Oblast

KINDS: Final = {
    "rural": words("rural municipality", "айылдык аймак", "айылный аймак"),
    "city": words("city", "шаар", "город"),
}

ISO_CODES: Final = {entry.iso: words(entry.name_en, entry.name_ky, entry.name_ru) for entry in OBLASTS}

OFFICIAL: Final = words("The official name.", "Расмий аталышы.", "Официальное название.")

COLUMNS: Final = (
    Column(
        "id",
        words("Address", "Дареги (латын тамгалары)", "Адрес (латиницей)"),
        Text(longest=60, like=r"[a-z0-9]+(-[a-z0-9]+)*", example="kok-oi"),
        words(
            "The permanent address in small Latin letters; left empty, it is made of the name.",
            "Туруктуу дареги, кичине латын тамгалары менен; бош калса, аталышынан түзүлөт.",
            "Постоянный адрес малыми латинскими буквами; пустой составляется из названия.",
        ),
        "kok-oi",
        required=False,
        also=("slug",),
    ),
    *name_columns(
        ky=Name(OFFICIAL, "Каныш-Кыя айылдык аймагы"),
        ru=Name(OFFICIAL, "Каныш-Кыйский айылный аймак"),
        en=Name(
            words("The name in English.", "Англис тилиндеги аталышы.", "Название на английском языке."),
            "Kanysh-Kyya rural municipality",
        ),
    ),
    Column(
        "kind",
        words("Kind", "Түрү", "Вид"),
        Choice(KINDS),
        words("Rural municipality or city.", "Айылдык аймак же шаар.", "Айылный аймак или город."),
        "айылдык аймак",
    ),
    Column(
        "oblast_iso",
        words("Oblast", "Облус", "Область"),
        Choice(ISO_CODES),
        words(
            "The oblast's name or its ISO code.",
            "Облустун аталышы же ISO коду.",
            "Название области или её код ISO.",
        ),
        "KG-J",
        also=("oblast",),
    ),
    Column(
        "rayon_ky",
        words("Rayon", "Району", "Район"),
        Text(longest=300),
        words(
            "The rayon's Kyrgyz name; empty for a city of an oblast.",
            "Райондун кыргызча аталышы; облустук шаарда бош калат.",
            "Название района на кыргызском; у города областного значения пусто.",
        ),
        "Чаткал",
        required=False,
        default="",
        also=("rayon",),
    ),
    Column(
        "centre_ky",
        words("Centre", "Борбору", "Центр"),
        Text(longest=200),
        words(
            "The village or city it is governed from.",
            "Башкармасы жайгашкан айыл же шаар.",
            "Село или город, где находится управа.",
        ),
        "Каныш-Кыя айылы",
        required=False,
        default="",
    ),
    Column(
        "population",
        words("Population", "Калкы", "Население"),
        WholeNumber(),
        words("How many people live there.", "Канча адам жашайт.", "Сколько людей там живёт."),
        "23 592",
        required=False,
    ),
    Column(
        "year",
        words("Year of the figure", "Сандын жылы", "Год данных"),
        WholeNumber(1900, 2100),
        words("The year the population was counted.", "Калк саналган жыл.", "Год, когда считали население."),
        "2024",
        required=False,
    ),
    Column(
        "distance_oblast_centre_km",
        words("Km to the oblast centre", "Облус борборуна чейин, км", "До областного центра, км"),
        WholeNumber(0, 2000),
        words("By road.", "Жол менен.", "По дороге."),
        "376",
        required=False,
    ),
    Column(
        "distance_bishkek_km",
        words("Km to Bishkek", "Бишкекке чейин, км", "До Бишкека, км"),
        WholeNumber(0, 2000),
        words("By road.", "Жол менен.", "По дороге."),
        "780",
        required=False,
    ),
    Column(
        "latitude",
        words("Latitude", "Кеңдиги", "Широта"),
        DecimalNumber(Decimal(39), Decimal(44), 5),
        words("In degrees north.", "Түндүк кеңдик, градус.", "Градусы северной широты."),
        "41.75",
        required=False,
    ),
    Column(
        "longitude",
        words("Longitude", "Узундугу", "Долгота"),
        DecimalNumber(Decimal(69), Decimal(81), 5),
        words("In degrees east.", "Чыгыш узундук, градус.", "Градусы восточной долготы."),
        "71.1",
        required=False,
    ),
    Column(
        "source",
        words("Source", "Булагы", "Источник"),
        Text(longest=200),
        words("Where the data are from.", "Маалымат кайдан алынды.", "Откуда взяты данные."),
        "journal-2015",
    ),
)

FIELDS: Final = {
    "name_ky": "name_ky",
    "name_ru": "name_ru",
    "name_en": "name_en",
    "centre_ky": "centre_ky",
    "distance_oblast_centre_km": "km_to_oblast_centre",
    "distance_bishkek_km": "km_to_bishkek",
    "latitude": "latitude",
    "longitude": "longitude",
}
"""Columns and the fields they correct; an empty cell corrects nothing."""


def _write(rows: Iterator[Row], actor: Actor, context: Any) -> Tally:
    """Register what is new, correct what differs, and add population figures not known yet."""
    enter_oblasts(actor=actor)
    oblasts = {oblast.iso: oblast for oblast in Oblast.objects.all()}
    created = changed = unchanged = 0
    for row in rows:
        known = Municipality.objects.filter(slug=row["id"]).first() if row["id"] else None
        if known is None:
            place = _new(row, oblasts[row["oblast_iso"]])
            register_municipality(place, actor=actor, rayon_ky=row["rayon_ky"])
            created += 1
            differs = False
        else:
            place, differs = known, _correct(known, row, actor)
        counted = _count_people(place, row, actor)
        if known is not None:
            changed, unchanged = (changed + 1, unchanged) if differs or counted else (changed, unchanged + 1)
    return Tally(created=created, changed=changed, unchanged=unchanged)


def _new(row: Row, oblast: Oblast) -> Municipality:
    values = {field: row[column] for column, field in FIELDS.items()}
    return Municipality(slug=row["id"] or "", kind=row["kind"], oblast=oblast, source=row["source"], **values)


def _correct(place: Municipality, row: Row, actor: Actor) -> bool:
    """Correct the fields whose cells say something else; whether any did."""
    values = {
        field: row[column]
        for column, field in FIELDS.items()
        if row[column] not in ("", None) and row[column] != getattr(place, field)
    }
    if values:
        correct_municipality(place, actor=actor, **values)
    return bool(values)


def _count_people(place: Municipality, row: Row, actor: Actor) -> bool:
    """Add the population figure unless this source's is known; whether it was added."""
    people = row["population"]
    if people is None:
        return False
    same = place.population_figures.filter(people=people, year=row["year"], source=row["source"])
    if same.exists():
        return False
    record_population(place, actor=actor, people=people, year=row["year"], source=row["source"])
    return True


REGISTRIES: Final = (
    Registry(
        kind="municipalities",
        verb="import_municipalities",
        label=words("Municipalities", "Муниципалитеттер", "Муниципалитеты"),
        columns=COLUMNS,
        write=_write,
        unique=(("id",), ("name_ky", "oblast_iso")),
    ),
)
