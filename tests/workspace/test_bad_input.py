"""Slips and malice in what is typed: a sentence at the field, nothing written, no page that breaks."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tapshyryk.core.acts.models import Act
from tapshyryk.core.steps import LONGEST_TEXT, step_for
from tapshyryk.needs.models import NeedsSession
from tapshyryk.parties.models import Membership
from tests.workspace.test_pages import planned, signed_in
from tests.world import World

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert('ү')</script>"


def plan(world: World, language: str = "ky", **given: str):
    with translation.override(language):
        address = reverse("workspace:begin", args=["plan_session", "municipality", world.municipality.pk])
    fields = {
        "request_key": str(uuid4()),
        "title_ky": "Жыйын",
        "planned_for": "2026-03-01",
        "venue": "Клуб",
        **given,
    }
    return signed_in(world, "specialist").post(address, fields)


@pytest.mark.parametrize("day", ["20240-01-01", "0204-03-01", "9999-12-31", "2026-02-30", "0000-00-00", "\0"])
@pytest.mark.parametrize("language", ["ky", "ru"])
def test_a_day_that_cannot_be_is_told_at_its_field(world: World, day: str, language: str) -> None:
    answer = plan(world, language, planned_for=day)
    assert answer.status_code == 422
    assert answer.context["form"].errors["planned_for"]
    assert not NeedsSession.objects.exists()


@pytest.mark.parametrize("title", ["Жыйын\0", "я" * 401, "", "   "])
def test_a_title_that_cannot_be_is_told_and_nothing_is_written(world: World, title: str) -> None:
    answer = plan(world, title_ky=title)
    assert answer.status_code == 422
    assert not NeedsSession.objects.exists()


def test_markup_is_kept_as_the_text_it_is(world: World) -> None:
    assert plan(world, title_ky=SCRIPT).status_code == 302
    page = signed_in(world, "specialist").get(reverse("workspace:home")).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_every_text_has_a_limit(world: World) -> None:
    form = step_for("hold_session").form(subject=planned(world), actor=world.actor("specialist"))
    limits = [field.max_length for field in form.fields.values() if hasattr(field, "max_length")]
    assert None not in limits
    assert all(limit <= LONGEST_TEXT for limit in limits)


@pytest.mark.parametrize("count", ["1000000000", "-1", "1e400", "NaN", "1.5", "99999999999999999999"])
def test_a_count_that_cannot_be_is_told(world: World, count: str) -> None:
    session = planned(world)
    address = reverse("workspace:step", args=["needs_session", session.pk, "hold_session"])
    given = {"request_key": str(uuid4()), "held_on": "2026-03-02", "participants": count, "women": "1"}
    answer = signed_in(world, "specialist").post(address, given)
    assert answer.status_code == 422
    assert answer.context["form"].errors["participants"]
    session.refresh_from_db()
    assert session.state == "planned"


def test_a_text_of_two_hundred_pages_is_told_at_its_field(world: World) -> None:
    answer = plan(world, title_ky="сөз " * 100_000)
    assert answer.status_code == 422
    assert answer.context["form"].errors["title_ky"]


def test_what_no_form_takes_is_answered_with_a_page_that_says_so(world: World) -> None:
    client = Client(raise_request_exception=False)
    answer = client.post(
        reverse("speaking:answer"), "code=" + "a" * 9 * 1024 * 1024, "application/x-www-form-urlencoded"
    )
    assert answer.status_code == 413
    text = answer.content.decode()
    for words in ("Өтө көп жөнөтүлдү", "Отправлено слишком много", "Too much was sent"):
        assert words in text


def test_ending_ones_own_role_leads_to_ones_own_work(world: World) -> None:
    with translation.override("ky"):
        role = Membership.objects.get(person=world.people["worker"])
        address = reverse("workspace:step", args=["membership", role.pk, "end_role"])
        page = signed_in(world, "worker").get(address)
        assert page.status_code == 200
        given = {
            name: "2026-03-02" if "until" in name or "day" in name else "Себеп"
            for name in page.context["form"].fields
        }
        client = signed_in(world, "worker")
        answer = client.post(address, {"request_key": str(uuid4()), **given}, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    assert Act.objects.filter(verb="end_role").exists()


@pytest.mark.parametrize(
    "path",
    [
        "/ky/work/needs_session/{key}/hold_session/",
        "/ky/work/begin/plan_session/municipality/{key}/",
        "/ky/work/begin/nothing/municipality/{key}/",
        "/ky/work/nothing/{key}/",
        "/ky/work/import/file/{key}/",
        "/ky/complain/%00/",
        "/ky/ask/%00/",
    ],
)
def test_foreign_and_invented_addresses_are_not_found(world: World, path: str) -> None:
    answer = signed_in(world, "specialist").get(path.format(key=uuid4()))
    assert answer.status_code == 404


@pytest.mark.parametrize("turning", ["\u202e", "\u2066", "\u200f", "\u061c"])
def test_signs_that_turn_the_writing_are_not_kept(world: World, turning: str) -> None:
    assert plan(world, title_ky=f"Айыл{turning}дык {turning}жыйын").status_code == 302
    assert NeedsSession.objects.get().title_ky == "Айылдык жыйын"
    assert plan(world, title_ky=turning).status_code == 422
    assert plan(world, title_ky="Бүрө \U0001f469\u200d\U0001f33e").status_code == 302
