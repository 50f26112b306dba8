"""The pages of a session and an assembly in the workspace show counts, tally and what was heard."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tapshyryk.assemblies.actions.minutes import note_hearing
from tapshyryk.core import clock
from tests.assemblies.stages import GATHERS, closed, convened, opened
from tests.needs.stages import listed, planned
from tests.world import make_world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_a_session_shows_its_list(language):
    world = make_world()
    session, _ = listed(world)
    seen_by = {"subject": session, "actor": world.actor("specialist")}
    with translation.override(language):
        page = render_to_string("needs/subject_needs_session.html", seen_by)
    assert "Майып балдарга борбор жок" in page
    assert "122" in page


def test_a_planned_session_says_what_is_not_reported_yet():
    world = make_world()
    seen_by = {"subject": planned(world), "actor": world.actor("specialist")}
    with translation.override("en"):
        page = render_to_string("needs/subject_needs_session.html", seen_by)
    assert "No problem has been named yet." in page
    assert "not reported" in page.lower()


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_an_assembly_shows_its_tally(language):
    assembly = closed(make_world(), [101, 60, 20, 0, 5])
    with translation.override(language):
        page = render_to_string("assemblies/subject_assembly.html", {"subject": assembly})
    assert "101" in page
    assert "Бала бакча жок" in page


def test_a_hearing_shows_what_was_heard_and_no_ballot():
    world = make_world()
    hearing = opened(world, purpose="hearing")
    with clock.at(GATHERS):
        note_hearing(hearing, actor=world.actor("specialist"), heard="Отчет <b>угулду</b>")
    page = render_to_string("assemblies/subject_assembly.html", {"subject": hearing})
    assert "Отчет &lt;b&gt;угулду" in page
    assert "<table" not in page
    assert "<table" in render_to_string(
        "assemblies/subject_assembly.html", {"subject": convened(make_world("kok-oi"))}
    )
