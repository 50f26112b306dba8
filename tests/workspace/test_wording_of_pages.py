"""Small things on pages of work: a paper's language in its own name, months in two lines, blanks."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from tapshyryk.assemblies.models import Voter
from tapshyryk.core import clock
from tapshyryk.core.entity import inside_an_act
from tapshyryk.needs.models import NeedsSession, SessionTool
from tapshyryk.needs.queries.tools import table_of
from tests.assemblies.stages import GATHERS, closed
from tests.needs.walking import planned_round
from tests.workspace.door import in_session
from tests.workspace.test_pages import signed_in
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_a_paper_of_the_minutes_names_its_language_as_its_readers_do(world: World, language: str) -> None:
    assembly = closed(world, [101, 60, 20, 0, 5])
    with translation.override(language), clock.at(GATHERS):
        at = reverse("workspace:subject", args=["assembly", assembly.pk])
        page = signed_in(world, "specialist").get(at).content.decode()
    assert "(Кыргызча)</a>" in page
    assert "(Русский)</a>" in page
    assert "(ky)" not in page


def test_a_phone_shows_the_months_of_a_calendar_beside_each_other() -> None:
    months = {"text": "Мал жаюу", "months": [3, 3, 3, 2, 0, 0, 0, 0, 0, 1, 2, 3]}
    tool = SessionTool(session=NeedsSession(), kind="calendar", content={"topics": [months]})
    table = table_of(tool, {})
    assert "table--stack table--short" in render_to_string("components/table.html", {"table": table})


def test_nothing_chosen_is_a_dash_as_elsewhere(world: World) -> None:
    this = planned_round(world)
    page = signed_in(world, "specialist").get(reverse("workspace:step", args=["round", this.pk, "add_route"]))
    assert '<option value="" selected>—</option>' in page.content.decode()
    assert "---------" not in page.content.decode()


def test_a_name_that_is_cleared_leaves_no_empty_line_on_a_phone(world: World) -> None:
    assembly = in_session(world)
    address = reverse("workspace:roll", args=[assembly.pk])
    client = signed_in(world, "specialist")
    with clock.at(GATHERS):
        assert 'class="is-blank" data-label="Аты-жөнү"' not in client.get(address).content.decode()
        with inside_an_act():
            Voter.objects.filter(assembly=assembly, number=1).update(full_name="", born_on=None)
        assert 'class="is-blank" data-label="Аты-жөнү"' in client.get(address).content.decode()
