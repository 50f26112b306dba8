"""The list of municipalities that take part, with the stage each has reached, and the page of each."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation

from tapshyryk.assemblies.models import Assembly
from tapshyryk.core import clock
from tapshyryk.needs.actions.joining import decline_joining
from tapshyryk.orders.models import Order
from tapshyryk.portal.queries.joined import OF_AN_ORDER, STAGES, furthest, stages_reached
from tests.needs.joining_stages import MORNING, WHY, expressed, joined
from tests.needs.stages import held
from tests.signed import sign
from tests.world import make_world

pytestmark = pytest.mark.django_db


@pytest.mark.pure
def test_the_furthest_stage_counts_whatever_the_order():
    assert furthest(()) == ""
    assert furthest(("call", "orientation", "needs")) == "call"
    assert set(OF_AN_ORDER) == set(Order.lifecycle.states) - {"draft", "withdrawn"}
    assert set(OF_AN_ORDER.values()) <= set(STAGES)
    assert "minuted" in Assembly.lifecycle.states


def test_each_municipality_stands_at_its_furthest_stage():
    new, met, signed = make_world(), make_world("kok-oi"), sign("kara-kol").world
    held(met)
    keys = [each.municipality.pk for each in (new, met, signed)]
    assert stages_reached(keys) == dict(zip(keys, ("", "needs", "contract"), strict=True))


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", ("Joined", "Declined", "Needs")), ("ru", ("Присоединился", "Отказано", "Нужды"))],
)
def test_the_list_shows_who_joined_and_how_far_they_came(language, expected):
    one, other = make_world(), make_world("kok-oi")
    joined(one)
    held(one)
    refused = expressed(other)
    with clock.at(MORNING):
        decline_joining(refused, actor=other.actor("ministry specialist"), reason="Адис жок.")
    with translation.override(language):
        page = Client().get(f"/{language}/joined/").content.decode()
    for words in expected:
        assert words in page
    assert f"/{language}/joined/ala-too-joining-2026/" in page
    with translation.override(language):
        assert "kok-oi" not in Client().get(f"/{language}/joined/?q=нет-такого").content.decode()


def test_the_page_of_a_request_and_the_way_to_it():
    world = make_world()
    with translation.override("ky"):
        before = Client().get("/ky/municipalities/ala-too/").content.decode()
    assert "joined/" not in before
    joined(world)
    with translation.override("ky"):
        page = Client().get("/ky/joined/ala-too-joining-2026/").content.decode()
        place = Client().get("/ky/municipalities/ala-too/").content.decode()
        assert Client().get("/ky/joined/nowhere/").status_code == 404
    assert WHY in page
    assert "2026-жылдын 9-январындагы № 1 чечим" in page
    assert "/ky/joined/ala-too-joining-2026/" in place
