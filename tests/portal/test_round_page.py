"""What everybody reads of a house-to-house round: villages and households, never a street."""

from datetime import date

import pytest
from django.test import Client

from tapshyryk.core import clock
from tapshyryk.needs.actions.round import enter_visits
from tests.needs.walking import running_round
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "heading"), [("ky", "Барылган чарбалар"), ("ru", "Посещённые")])
def test_coverage_is_told_by_village(language, heading):
    world = make_world()
    this = running_round(world)
    with clock.at(NOON):
        enter_visits(
            this,
            actor=world.actor("activist"),
            route=this.routes.first(),
            visited_on=date(2026, 3, 2),
            answered=15,
            nobody_home=3,
            refused=1,
        )
    told = Client().get(f"/{language}/rounds/{this.slug}/").content.decode()
    assert heading in told
    assert "Ак-Жар" in told
    assert "95" in told
    assert not any(word in told for word in ("Ленин", "Манас", "activist"))
    listed = Client().get(f"/{language}/municipalities/{world.municipality.slug}/").content.decode()
    assert f"/{language}/rounds/{this.slug}/" in listed


def test_there_is_no_page_of_no_round():
    assert Client().get("/ky/rounds/nowhere/").status_code == 404


def test_a_table_of_nothing_but_hidden_counts_is_left_out():
    from tapshyryk.demo.example import people, rounds
    from tapshyryk.demo.example.story import Story

    story = Story(tell=lambda _line: None)
    this = rounds.go_round(story, people.set_the_stage(story))
    told = Client().get(f"/en/rounds/{this.slug}/").content.decode()
    assert "People found, by settlement" in told
    assert "People found, by age" not in told
    assert "Did not consent" not in told
