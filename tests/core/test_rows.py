"""Rows come back as Django reads them, are locked, and are written as they stand."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from tapshyryk.assemblies.models import Assembly
from tapshyryk.core import clock, rows
from tapshyryk.core.acts.models import Act, PrivatePart
from tapshyryk.core.entity import Entity, inside_an_act
from tapshyryk.core.rows import Reading
from tapshyryk.parties.models import Membership
from tapshyryk.places.models import Municipality, PopulationFigure
from tests.vouchers.issued import issued, redeemed, voucher_contract
from tests.world import NOON

pytestmark = pytest.mark.django_db


def columns(row):
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_every_row_comes_back_as_django_reads_it(world):
    with clock.at(NOON):
        contract = voucher_contract(world)
        redeemed(world, contract, issued(world, contract), 1)
    with inside_an_act():
        world.municipality.latitude, world.municipality.km_to_bishkek = Decimal("42.87460"), 300
        world.municipality.save()
        Assembly.objects.create(
            slug="a",
            municipality=world.municipality,
            state="convened",
            convened_for=NOON,
            explanation={"tie": ["ө", 1, None]},
        )
    compared = 0
    for model in [*apps.get_models(), Act, PrivatePart]:
        if not issubclass(model, Entity | Act | PrivatePart):
            continue
        reading = Reading(model, by=("pk",))
        for row in model.objects.all():
            again = reading.first(row.pk)
            assert columns(again) == columns(row)
            assert again == row
            assert not again._state.adding
            compared += 1
    assert compared > 50


def test_several_rows_with_some_columns(world):
    ref = world.people["worker"]
    reading = Reading(Membership, by=("person", "state"), columns=("role", "since", "until"))
    assert list(reading.values(str(ref.pk), "held")) == [("ngo_worker", date(2020, 1, 1), None)]
    assert list(reading.values(ref.pk, "ended")) == []
    assert reading.first(uuid4(), "held") is None


def test_a_locked_row_is_that_of_the_moment_with_nothing_read_along(world):
    place = Municipality.objects.select_related("oblast").get(pk=world.municipality.pk)
    with inside_an_act():
        Municipality.objects.filter(pk=place.pk).update(name_ky="Көк-Тоо")
        type(place.oblast).objects.filter(pk=place.oblast_id).update(name_ky="Нарын")
    rows.lock(place)
    assert (place.name_ky, place.oblast.name_ky) == ("Көк-Тоо", "Нарын")


@pytest.mark.postgres
def test_locking_asks_postgresql_for_the_lock(world):
    with CaptureQueriesContext(connection) as seen:
        rows.lock(world.municipality)
    assert [query["sql"].endswith(" FOR UPDATE") for query in seen] == [True]


def test_a_row_that_is_gone_is_neither_locked_nor_changed(world):
    figure = PopulationFigure(municipality=world.municipality)
    with pytest.raises(PopulationFigure.DoesNotExist):
        rows.lock(figure)
    with pytest.raises(DatabaseError, match="not there"):
        rows.update(figure, ["municipality"])


def test_only_the_named_fields_are_written(world):
    place = Municipality.objects.get(pk=world.municipality.pk)
    place.name_ky, place.centre_ky = "Жаңы", "Борбор"
    with inside_an_act():
        place.save(update_fields=["centre_ky"])
    place = Municipality.objects.get(pk=place.pk)
    assert (place.name_ky, place.centre_ky) == ("Ала-Тоо айылдык аймагы", "Борбор")


def test_a_statement_is_made_once(world):
    with CaptureQueriesContext(connection) as seen:
        rows.lock(world.municipality)
        rows.lock(world.municipality)
    assert len({query["sql"] for query in seen}) == 1
    assert rows._locking(Municipality) is rows._locking(Municipality)
