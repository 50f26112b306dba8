"""The workspace's pages: who sees what, a step taken, refused, passed with a reason, sent twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tapshyryk.core.access.actors import System
from tapshyryk.core.acts.models import Act
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.lifecycle.openings import Opening
from tapshyryk.needs.actions.session import cancel_session, plan_session
from tapshyryk.needs.models import FocusGroup, NeedsSession
from tapshyryk.parties.models import Account
from tapshyryk.workspace.queries.waiting import leading
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def signed_in(world: World, name: str) -> Client:
    with inside_an_act():
        account, _ = Account.objects.get_or_create(
            person=world.people[name], defaults={"email": f"{name.replace(' ', '.')}@example.org"}
        )
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def planned(world: World) -> NeedsSession:
    session = NeedsSession(slug="spring", municipality=world.municipality, title_ky="Жазгы жыйын")
    plan_session(session, actor=world.actor("specialist"), planned_for=date(2026, 3, 1), venue="Клуб")
    return session


def test_nobody_gets_in_without_signing_in() -> None:
    answer = Client().get(reverse("workspace:home"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("workspace:sign_in"))


def test_what_waits_is_there_for_the_one_who_can_do_it_and_not_for_others(world: World) -> None:
    planned(world)
    mine = signed_in(world, "specialist").get(reverse("workspace:home"))
    assert mine.status_code == 200
    assert "/hold_session/" in mine.content.decode()
    others = signed_in(world, "director").get(reverse("workspace:home"))
    assert "/hold_session/" not in others.content.decode()


def test_a_stranger_cannot_tell_that_a_subject_exists(world: World) -> None:
    session = planned(world)
    stranger = signed_in(world, "other director")
    there = stranger.get(reverse("workspace:subject", args=["needs_session", session.pk]))
    nowhere = stranger.get(reverse("workspace:subject", args=["needs_session", uuid4()]))
    assert (there.status_code, nowhere.status_code) == (404, 404)


def test_a_step_is_taken_through_its_page_once_even_if_sent_twice(world: World) -> None:
    session = planned(world)
    client = signed_in(world, "specialist")
    address = reverse("workspace:step", args=["needs_session", session.pk, "hold_session"])
    page = client.get(address)
    assert page.status_code == 200
    given = {
        "request_key": str(page.context["request_key"]),
        "held_on": "2026-03-02",
        "participants": "122",
        "women": "61",
    }
    first = client.post(address, given)
    assert first.status_code == 302, first.content.decode()
    again = client.post(address, given)
    assert again.status_code == 302
    assert Act.objects.filter(verb="hold_session").count() == 1


def test_a_broken_rule_is_told_with_its_rule_and_what_was_written_stays(world: World) -> None:
    session = planned(world)
    address = reverse("workspace:step", args=["needs_session", session.pk, "hold_session"])
    given = {"request_key": str(uuid4()), "held_on": "2026-03-02", "participants": "10", "women": "61"}
    answer = signed_in(world, "specialist").post(address, given)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert 'value="61"' in text
    assert [reason.rule for reason in answer.context["refusals"]] == ["needs.women_within_participants"]
    session.refresh_from_db()
    assert session.state == "planned"


def test_a_step_of_another_is_refused_on_its_page(world: World) -> None:
    session = planned(world)
    address = reverse("workspace:step", args=["needs_session", session.pk, "hold_session"])
    page = signed_in(world, "head").get(address)
    assert page.status_code == 403
    assert "disabled" in page.content.decode()
    assert "held_on" not in page.content.decode()
    sent = signed_in(world, "head").post(
        address, {"request_key": str(uuid4()), "held_on": "2026-03-02", "participants": "10", "women": "1"}
    )
    assert sent.status_code == 403


def test_a_page_sent_as_if_it_were_another_is_refused_and_may_be_sent_again(world: World) -> None:
    """Two tabs, a proxy or a mischief: one key of a request never stands for two steps."""
    session = planned(world)
    client, key = signed_in(world, "specialist"), str(uuid4())
    given = {"request_key": key, "held_on": "2026-03-02", "participants": "122", "women": "61"}
    address = reverse("workspace:step", args=["needs_session", session.pk, "hold_session"])
    assert client.post(address, given).status_code == 302
    begin = reverse("workspace:begin", args=["plan_session", "municipality", world.municipality.pk])
    plan = {"title_ky": "Жайкы", "planned_for": "2026-12-30", "venue": "Клуб", "request_key": key}
    for name in ("specialist", "head"):
        answer = signed_in(world, name).post(begin, plan)
        assert answer.status_code == 409
        assert str(answer.context["request_key"]) != key
    assert NeedsSession.objects.count() == 1
    again = client.post(begin, {**plan, "request_key": str(answer.context["request_key"])})
    assert again.status_code == 302


def test_one_step_leads_and_it_never_calls_a_thing_off(world: World) -> None:
    session = planned(world)
    page = signed_in(world, "specialist").get(
        reverse("workspace:subject", args=["needs_session", session.pk])
    )
    assert page.context["lead"].move.verb == "hold_session"
    assert page.content.decode().count('class="button"') == 1
    cancel_session(session, actor=world.actor("specialist"), reason="Жол жабылды")
    page = signed_in(world, "specialist").get(
        reverse("workspace:subject", args=["needs_session", session.pk])
    )
    assert page.context["lead"] is None


def test_a_deed_leads_only_where_nothing_carries_the_subject_on() -> None:
    actor, group, moves = System("clock"), FocusGroup(), FocusGroup.lifecycle.move
    deed, onward = (Opening(moves(verb), permitted=True) for verb in ("add_group_need", "close_focus_group"))
    correction = Opening(moves("correct_group_need"), permitted=True)
    assert leading([correction, deed, onward], actor, group) is onward
    refused = replace(onward, permitted=False)
    assert leading([correction, deed, refused], actor, group) is deed
    assert leading([correction, refused], actor, group) is None
