"""The public list and page of proposed problems: their fate, and nothing of who proposed them."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tapshyryk.core import clock
from tapshyryk.core.access.actors import System
from tapshyryk.needs.actions.moderation import decline_problem, hear_problem, merge_problem
from tapshyryk.needs.actions.problem import choose_problem, list_priorities
from tapshyryk.needs.models import Problem
from tests.needs.proposals import AUTHOR, followed, published, waiting
from tests.needs.stages import AFTER, held
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    cache.clear()
    return make_world()


def listed(**asked: str) -> str:
    """The list of proposed problems as it is asked for."""
    return Client().get(reverse("portal:proposed"), asked).content.decode()


def test_the_list_is_searched_whatever_the_letters_and_narrowed(world: World) -> None:
    bridge = published(world, "Көпүрө бузулган", theme="other")
    school = published(world, "Бала бакча жок")
    assert bridge.slug in listed(q="КОПУРО")
    assert school.slug not in listed(q="КОПУРО")
    assert school.slug in listed(theme="preschool")
    assert bridge.slug not in listed(theme="preschool")
    assert school.slug in listed(place="ala-too", state="published")
    assert school.slug not in listed(state="merged")
    assert "proposed-problems.xlsx" in listed()


def test_the_page_shows_what_is_new_on_the_same_visit(world: World) -> None:
    problem, specialist = published(world), world.actor("specialist")
    page = reverse("portal:problem", args=[problem.slug])
    client = Client()
    with translation.override("en"):
        page = reverse("portal:problem", args=[problem.slug])
    assert "Named at a session" not in client.get(page).content.decode()
    session = held(world)
    with clock.at(AFTER):
        hear_problem(problem, actor=specialist, session=session, votes=60)
        assert "Named at a session: Кышкы сессия" in client.get(page).content.decode()
        reason = {"needs.priorities_between_4_and_10": "Бир гана көйгөй айтылды, башка жок"}
        list_priorities(session, actor=specialist, override=reason)
    heard = Problem.objects.get(proposed=problem)
    choose_problem(session, actor=System("lifecycle"), problem=heard, assembly="a")
    said = client.get(page).content.decode()
    assert "Place on the list of priorities: 1" in said
    assert reverse("portal:named_problem", args=[heard.slug]).removeprefix("/ky") in said
    with translation.override("en"):
        named = client.get(reverse("portal:named_problem", args=[heard.slug])).content.decode()
    assert page in named


def test_a_merged_one_leads_to_the_one_that_stays_and_its_followers_count(world: World) -> None:
    kept, twin = published(world), published(world, "Балдарга бакча керек", "second@example.kg")
    followed(kept, "one@example.kg")
    followed(twin, "two@example.kg")
    followed(twin, "one@example.kg")
    merge_problem(twin, actor=world.actor("specialist"), into=kept)
    page = Client().get(reverse("portal:problem", args=[twin.slug])).content.decode()
    assert reverse("portal:problem", args=[kept.slug]) in page
    assert reverse("proposing:follow", args=[kept.slug]) in page
    assert "2 киши жазылган" in page
    assert Client().get(reverse("portal:problem", args=["nowhere"])).status_code == 404


def test_who_proposed_it_is_on_no_page(world: World) -> None:
    problem = published(world)
    followed(problem, "follower@example.kg")
    for address in (
        reverse("portal:problem", args=[problem.slug]),
        reverse("portal:proposed"),
        reverse("proposing:follow", args=[problem.slug]),
        reverse("portal:record"),
        reverse("portal:municipality", args=[world.municipality.slug]),
    ):
        page = Client().get(address).content.decode()
        assert AUTHOR not in page
        assert "follower@example.kg" not in page
        assert str(problem.pk) not in page or "/record/" in address


def test_the_words_of_a_waiting_or_declined_one_are_on_no_public_page(world: World) -> None:
    hidden = waiting(world, "Асан жаман адам")
    declined = waiting(world, "Үсөн жаман адам", text="Үсөн")
    decline_problem(declined, actor=world.actor("specialist"), reason="Бул адам жөнүндө, көйгөй эмес")
    assert hidden.slug is None
    listed = Client().get(reverse("portal:proposed")).content.decode()
    page = Client().get(reverse("portal:problem", args=[declined.slug])).content.decode()
    for text in (listed, page, Client().get(reverse("portal:record")).content.decode()):
        assert "Асан" not in text
        assert "Үсөн" not in text
    assert "Бул адам жөнүндө, көйгөй эмес" in page
    found = Client().get(reverse("portal:proposed"), {"q": "Үсөн"}).content.decode()
    assert declined.slug not in found
    assert Client().get(reverse("proposing:follow", args=[declined.slug])).status_code == 404


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_first_page_leads_to_proposing_a_problem(language: str) -> None:
    page = Client().get(f"/{language}/").content.decode()
    assert f'class="button" href="/{language}/propose/"' in page
