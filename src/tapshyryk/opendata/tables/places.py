"""The public tables of municipalities and organisations."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import OuterRef, Subquery

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.opendata.tables.spec import (
    AT_ONCE,
    EXAMPLE,
    MUNICIPALITY,
    SOURCE,
    STATE,
    Row,
    Table,
    code,
    decimal,
    text,
    titles,
    whole,
)
from tapshyryk.parties.models import Organisation
from tapshyryk.places.models import Municipality, PopulationFigure


def _municipalities() -> Iterator[Row]:
    latest = PopulationFigure.objects.filter(municipality=OuterRef("pk")).order_by("-year", "-pk")
    rows = Municipality.objects.order_by("slug").values_list(
        "slug", "name_ky", "name_ru", "name_en", "kind", "oblast__iso", "rayon__name_ky", "centre_ky",
        Subquery(latest.values("people")[:1]), Subquery(latest.values("year")[:1]),
        Subquery(latest.values("source")[:1]),
        "km_to_oblast_centre", "km_to_bishkek", "latitude", "longitude", "source", "is_example",
    )  # fmt: skip
    yield from rows.iterator(AT_ONCE)


MUNICIPALITIES = Table(
    "municipalities",
    N_("Municipalities"),
    (
        MUNICIPALITY,
        *titles("name"),
        code("kind", N_("rural or city")),
        code("oblast_iso", N_("oblast by ISO 3166-2")),
        text("rayon_ky", N_("district, in Kyrgyz")),
        text("centre_ky", N_("village or town where the executive sits, in Kyrgyz")),
        whole("population", N_("people, by the latest figure")),
        whole("population_year", N_("year of that figure")),
        text("population_source", N_("source of that figure")),
        whole("km_to_oblast_centre", N_("kilometres to the oblast's centre")),
        whole("km_to_bishkek", N_("kilometres to Bishkek")),
        decimal("latitude", N_("degrees north")),
        decimal("longitude", N_("degrees east")),
        SOURCE,
        EXAMPLE,
    ),
    _municipalities,
)


def _organisations() -> Iterator[Row]:
    rows = Organisation.objects.order_by("slug").values_list(
        "slug", "name_ky", "name_ru", "name_en", "kind", "municipality__slug", "registration_number",
        "state", "source", "example",
    )  # fmt: skip
    yield from rows.iterator(AT_ONCE)


ORGANISATIONS = Table(
    "organisations",
    N_("Organisations"),
    (
        code("organisation", N_("permanent name of the organisation")),
        *titles("name"),
        code("kind", N_("kind of organisation")),
        MUNICIPALITY,
        text("registration_number", N_("registration number")),
        STATE,
        SOURCE,
        EXAMPLE,
    ),
    _organisations,
)
