"""Every list of needs and assemblies in the workspace is searched, filtered, paged and taken out."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.urls import reverse

from tapshyryk.core import clock
from tapshyryk.core.lifecycle import registry
from tapshyryk.needs.models import NeedsSession
from tapshyryk.workspace.views.home import PER_PAGE
from tests.needs.finding import found
from tests.needs.stages import planned
from tests.needs.walking import running_round
from tests.workspace.test_pages import signed_in
from tests.world import NOON, World, make_world

pytestmark = pytest.mark.django_db

KINDS = sorted(
    name
    for name, model in registry.subject_types().items()
    if model._meta.app_label in {"needs", "assemblies"}
)


@pytest.fixture
def world() -> World:
    return make_world()


def sessions(world: World) -> None:
    for title in ("Көчмө жыйын", "Кышкы жыйын"):
        planned(world, titles={"ky": title})


def taken_out(file: Any) -> list[list[str]]:
    return list(csv.reader(io.StringIO(b"".join(file.streaming_content).decode("utf-8-sig"))))


def test_there_are_lists_to_walk() -> None:
    assert {"needs_session", "joining", "working_group", "assembly"} <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_has_search_filters_pages_and_a_file(world: World, kind: str) -> None:
    client = signed_in(world, "specialist")
    answer = client.get(reverse("workspace:near", args=[kind]))
    assert answer.status_code == 200
    assert {"q", "state"} <= set(answer.context["form"].fields)
    assert answer.context["page_obj"].paginator.per_page == PER_PAGE
    ((_label, file),) = answer.context["exports"]
    assert file in answer.content.decode()
    assert client.get(file).status_code == 200


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({}, ["Кышкы жыйын", "Көчмө жыйын"]),
        ({"q": "КОЧМО"}, ["Көчмө жыйын"]),
        ({"q": "жыиын көчмө"}, ["Көчмө жыйын"]),
        ({"q": "жайкы"}, []),
        ({"state": "planned"}, ["Кышкы жыйын", "Көчмө жыйын"]),
        ({"state": "held"}, []),
    ],
)
def test_page_and_file_hold_what_is_asked_for(world: World, asked: dict[str, str], titles: list[str]) -> None:
    sessions(world)
    client = signed_in(world, "specialist")
    answer = client.get(reverse("workspace:near", args=["needs_session"]), asked)
    assert [str(row["title"]) for row in answer.context["rows"]] == titles
    file = client.get(answer.context["exports"][0][1])
    assert [line[0] for line in taken_out(file)[1:]] == titles


def test_a_stranger_takes_nothing_out(world: World) -> None:
    sessions(world)
    file = signed_in(world, "other director").get(reverse("workspace:near_file", args=["needs_session"]))
    assert NeedsSession.objects.count() == 2
    assert len(taken_out(file)) == 1


def test_a_title_that_is_a_formula_stays_words(world: World) -> None:
    planned(world, titles={"ky": "=HYPERLINK(1)"})
    file = signed_in(world, "specialist").get(reverse("workspace:near_file", args=["needs_session"]))
    assert taken_out(file)[1][0] == "'=HYPERLINK(1)"


def test_the_file_of_found_people_names_nobody(world: World) -> None:
    with clock.at(NOON):
        person = found(world, running_round(world), name="Планттын Кызы")
    file = signed_in(world, "specialist").get(reverse("workspace:near_file", args=["social_card"]))
    lines = taken_out(file)
    assert [line[2].endswith(f"/{person.pk}/") for line in lines[1:]] == [True]
    assert not [cell for line in lines for cell in line if "Планттын" in cell or "Жашыруун" in cell]
