"""Whoever proposes a problem is offered villages: those of the place, or those of every place."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.needs.actions.proposing import propose_problem_as_organisation
from tapshyryk.needs.forms.proposed_problem import AsOrganisationForm, OnBehalfForm, ProposeForm, SendForm
from tapshyryk.needs.models import ProposedProblem
from tapshyryk.places.models import Settlement
from tests.needs.proposals import words
from tests.needs.walking import settled
from tests.world import World, make_world

pytestmark = pytest.mark.django_db

GIVEN = {"title": "Айылда жол жок", "language": "ky", "theme": "other"}


@pytest.fixture
def world() -> World:
    """The organisation's own municipality comes by its name after the other one."""
    world = make_world()
    with inside_an_act():
        world.municipality.name_ky = "Ысык-Ата"
        world.municipality.save()
    settled(world, "Кең-Суу", "Ак-Жар")
    settled(make_world("kok-oi"), "Кара-Ой")
    return world


def as_organisation(world: World, *data: Any) -> AsOrganisationForm:
    problem = ProposedProblem(organisation=world.ngo)
    return AsOrganisationForm(*data, subject=problem, actor=world.actor("director"))


@pytest.mark.parametrize("form", [ProposeForm, SendForm, OnBehalfForm])
def test_those_of_the_municipality_are_offered(world: World, form: Any) -> None:
    subject = ProposedProblem(municipality=world.municipality)
    offered = form(subject=subject, actor=world.actor("specialist")).fields["settlement"].choices
    assert [str(label) for _key, label in offered] == ["—", "Ак-Жар", "Кең-Суу"]


def test_an_organisation_is_offered_those_of_every_municipality_its_own_first(world: World) -> None:
    form = as_organisation(world)
    _none, own, other = form.fields["settlement"].choices  # type: ignore[attr-defined]
    assert (own[0], [label for _key, label in own[1]]) == ("Ысык-Ата", ["Ак-Жар", "Кең-Суу"])
    assert (other[0], [label for _key, label in other[1]]) == ("Ала-Тоо айылдык аймагы", ["Кара-Ой"])
    assert form.initial["municipality"] == world.municipality.pk
    assert list(form.fields)[:6] == ["municipality", "title", "language", "text", "theme", "settlement"]


def test_its_settlement_is_kept_and_one_of_another_municipality_is_not(world: World) -> None:
    near, far = Settlement.objects.get(name_ky="Ак-Жар"), Settlement.objects.get(name_ky="Кара-Ой")
    data = {**GIVEN, "municipality": str(world.municipality.pk)}
    form = as_organisation(world, {**data, "settlement": str(far.pk)})
    assert not form.is_valid()
    assert set(form.errors) == {"settlement"}
    form = as_organisation(world, {**data, "settlement": str(near.pk)})
    assert form.is_valid(), form.errors
    given = form.arguments()
    propose_problem_as_organisation(form.subject, actor=world.actor("director"), **given)
    assert ProposedProblem.objects.get().settlement == near
    other = ProposedProblem(municipality=world.municipality, organisation=world.ngo)
    with pytest.raises(Refused):
        propose_problem_as_organisation(other, actor=world.actor("director"), words=words(settlement=far))


def test_where_no_village_is_registered_none_is_asked_for() -> None:
    world = make_world("bosh")
    assert "settlement" not in as_organisation(world).fields


def test_the_page_for_residents_offers_them(world: World) -> None:
    with translation.override("ky"):
        page = Client().post(
            "/ky/propose/", {"part": "first", "municipality": world.municipality.slug, "title": "Жол жок"}
        )
    assert "Кең-Суу" in page.content.decode()
    assert "Кара-Ой" not in page.content.decode()
