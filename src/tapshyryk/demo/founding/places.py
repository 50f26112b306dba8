"""The municipalities of the pilots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.importing.columns import Registry, Row, Tally
from tapshyryk.core.importing.parsers.numbers import WholeNumber
from tapshyryk.core.importing.parsers.texts import Text
from tapshyryk.demo.founding.files import column
from tapshyryk.places.actions.correct import record_population
from tapshyryk.places.actions.register import enter_oblasts, register_municipality
from tapshyryk.places.models import Municipality, Oblast


def _write(rows: Iterator[Row], actor: Actor, context: Any) -> Tally:
    enter_oblasts(actor=actor)
    oblasts = {oblast.iso: oblast for oblast in Oblast.objects.all()}
    made = 0
    for row in rows:
        place = Municipality(
            slug=row["id"],
            kind=row["kind"],
            oblast=oblasts[row["oblast_iso"]],
            name_ky=row["name_ky"],
            name_ru=row["name_ru"],
            name_en=row["name_en"],
            centre_ky=row["centre_ky"],
            km_to_oblast_centre=row["distance_oblast_centre_km"],
            km_to_bishkek=row["distance_bishkek_km"],
            source=row["source"],
        )
        register_municipality(place, actor=actor, rayon_ky=row["rayon_ky"])
        if row["population"] is not None:
            record_population(place, actor=actor, people=row["population"], source=row["source"])
        made += 1
    return Tally(created=made)


REGISTRY = Registry(
    kind="founding-municipalities",
    verb="load_founding_municipalities",
    label={
        "en": "municipalities of the founding sources",
        "ky": "баштапкы булактардагы муниципалитеттер",
        "ru": "муниципалитеты из исходных источников",
    },
    columns=(
        column("id", required=True),
        column("name_ky", required=True),
        column("name_ru", required=True),
        column("name_en", required=True),
        column("kind", required=True),
        column("rayon_ky"),
        column("oblast_iso", Text(like="KG-[A-Z]{1,2}", example="KG-J"), required=True),
        column("centre_ky"),
        column("population", WholeNumber()),
        column("distance_oblast_centre_km", WholeNumber()),
        column("distance_bishkek_km", WholeNumber()),
        column("source", required=True),
    ),
    unique=(("id",),),
    write=_write,
)
