"""In whose name a problem is proposed: who belongs to an organisation is asked, and the page names it."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tapshyryk.core import clock
from tapshyryk.needs.actions.moderation import decline_problem, publish_problem
from tapshyryk.needs.models import ProposedProblem
from tests.needs.proposals import published
from tests.workspace.proposing_form import filled
from tests.workspace.test_pages import signed_in
from tests.world import NOON, World, make_world

pytestmark = pytest.mark.django_db

ASKED = {
    "ky": "Кимдин атынан сунуштайсыз?",
    "ru": "От чьего имени вы предлагаете?",
    "en": "In whose name do you propose it?",
}


@pytest.fixture(autouse=True)
def at_noon():
    cache.clear()
    with clock.at(NOON):
        yield


@pytest.fixture
def world() -> World:
    return make_world()


def proposed_by_the_ngo(world: World) -> ProposedProblem:
    """Proposed by its director, from the step to which the public page leads."""
    step = reverse("workspace:begin", args=["propose_problem_as_organisation", "organisation", world.ngo.pk])
    given = filled(world, municipality=str(world.municipality.pk), request_key=str(uuid4()))
    assert signed_in(world, "director").post(step, given).status_code == 302
    return ProposedProblem.objects.get()


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("who", ["director", "worker"])
def test_whoever_belongs_to_an_organisation_is_led_to_its_step(world: World, who: str, language: str) -> None:
    client = signed_in(world, who)
    with translation.override(language):
        door = reverse("proposing:propose")
        page = client.get(door).content.decode()
        assert ASKED[language] in page
        assert str(world.ngo.name) in page
        assert "<form class" not in page
        verb = "propose_problem_as_organisation"
        step = reverse("workspace:begin", args=[verb, "organisation", world.ngo.pk])
        assert f'href="{step}"' in page
        assert client.get(step).status_code == 200
        assert f'href="{door}?as=resident"' in page
        assert 'name="municipality"' in client.get(door, {"as": "resident"}).content.decode()


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_page_names_the_organisation_and_not_the_person(world: World, language: str) -> None:
    problem = proposed_by_the_ngo(world)
    assert (problem.by, problem.organisation, problem.state) == ("organisation", world.ngo, "waiting")
    publish_problem(problem, actor=world.actor("specialist"))
    with translation.override(language):
        page = Client().get(reverse("portal:problem", args=[problem.slug])).content.decode()
        organisation = reverse("portal:provider", args=[world.ngo.slug])
    assert f'<a href="{organisation}">{world.ngo.name}</a>' in page
    assert world.people["director"].full_name not in page


def test_a_declined_one_names_nobody(world: World) -> None:
    problem = proposed_by_the_ngo(world)
    decline_problem(problem, actor=world.actor("specialist"), reason="Бул көйгөй чечилди")
    page = Client().get(reverse("portal:problem", args=[problem.slug])).content.decode()
    assert reverse("portal:provider", args=[world.ngo.slug]) not in page


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_whoever_belongs_to_none_is_not_asked(world: World, language: str) -> None:
    with translation.override(language):
        door = reverse("proposing:propose")
        for client in (Client(), signed_in(world, "resident"), signed_in(world, "monitor")):
            page = client.get(door).content.decode()
            assert ASKED[language] not in page
            assert 'name="municipality"' in page
    step = reverse("workspace:begin", args=["propose_problem_as_organisation", "organisation", world.ngo.pk])
    given = filled(world, municipality=str(world.municipality.pk))
    assert signed_in(world, "resident").post(step, given).status_code == 403
    assert not ProposedProblem.objects.exists()


def test_a_specialist_is_led_to_proposing_for_somebody(world: World) -> None:
    page = signed_in(world, "specialist").get(reverse("proposing:propose")).content.decode()
    args = ["propose_problem_on_behalf", "municipality", world.municipality.pk]
    assert f'href="{reverse("workspace:begin", args=args)}"' in page


def test_of_a_resident_the_page_names_nobody(world: World) -> None:
    problem = published(world)
    with translation.override("en"):
        page = Client().get(reverse("portal:problem", args=[problem.slug])).content.decode()
    assert "a resident" in page
    assert "/providers/" not in page.partition("<main")[2].partition("</main")[0]
