"""The signed-in pages of calls and proposals show each person what is theirs to see, and no more."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tapshyryk.calls.actions.question import ask_question
from tapshyryk.calls.models import Call, Proposal
from tapshyryk.core import clock
from tests.calls.stages import AFTER, SIDES, closed, decided, opened, published, written
from tests.orders.stages import approved_programme, worded
from tests.workspace.test_pages import signed_in
from tests.world import NOON, World

pytestmark = pytest.mark.django_db


def step_page(client: Client, subject: Call | Proposal, verb: str) -> tuple[int, str]:
    """The status and text of the guided page of a step."""
    answer = client.get(reverse("workspace:step", args=[subject.lifecycle.name, subject.pk, verb]))
    return answer.status_code, answer.content.decode()


def test_a_proposal_is_begun_from_ones_organisation(world: World) -> None:
    call = published(world)
    client = signed_in(world, "director")
    page = reverse("workspace:begin", args=["begin_proposal", "organisation", world.ngo.pk])
    with clock.at(NOON):
        shown = client.get(page)
        assert shown.status_code == 200
        assert str(call.pk) in shown.content.decode()
        answer = client.post(page, {"call": str(call.pk), "title_ky": "Долбоор"})
    proposal = Proposal.objects.get()
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"/work/proposal/{proposal.pk}/")
    other = signed_in(world, "other director").get(page)
    assert other.status_code == 403


def test_an_order_is_begun_from_a_programme_of_a_state_body_with_its_place_still_open(world: World) -> None:
    programme = approved_programme(world)
    page = reverse("workspace:begin", args=["draft_order", "programme", programme.pk])
    assert signed_in(world, "specialist").get(page).status_code == 200


def test_a_sealed_proposal_does_not_exist_for_others(world: World) -> None:
    _call, first, _ = closed(world)
    with clock.at(AFTER):
        for name in (*SIDES, "specialist", "chair", "other director", "auditor", "administrator"):
            answer = signed_in(world, name).get(reverse("workspace:subject", args=["proposal", first.pk]))
            assert answer.status_code == 404, name
        own = signed_in(world, "director").get(reverse("workspace:subject", args=["proposal", first.pk]))
    assert own.status_code == 200
    assert "Эки топ ачылат" in own.content.decode()


def test_who_bids_is_shown_before_the_opening_to_the_commission_alone(world: World) -> None:
    call, _, _ = closed(world)
    with clock.at(AFTER):
        status, text = step_page(signed_in(world, "elder"), call, "declare_interest")
        assert (status, "“Мээрим” КФ" in text) == (200, True)
        for name in ("specialist", "chair", "monitor"):
            status, text = step_page(signed_in(world, name), call, "declare_interest")
            assert (status, "“Мээрим” КФ" in text) == (403, False), name


def test_a_question_is_read_before_its_answer_by_the_one_who_answers(world: World) -> None:
    call = published(world)
    with clock.at(NOON):
        ask_question(call, actor=world.actor("resident"), text="Купуя суроо")
        status, text = step_page(signed_in(world, "specialist"), call, "answer_question")
        assert (status, "Купуя суроо" in text) == (200, True)
        for name in ("head", "monitor", "director"):
            status, text = step_page(signed_in(world, name), call, "answer_question")
            assert (status, "Купуя суроо" in text) == (403, False), name
            page = signed_in(world, name).get(reverse("workspace:subject", args=["call", call.pk]))
            assert "Купуя суроо" not in page.content.decode()


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_every_subject_has_its_page_at_every_stage(world: World, language: str) -> None:
    with translation.override(language), clock.at(AFTER):
        call, first, _ = opened(world)
        specialist, juror = signed_in(world, "specialist"), signed_in(world, "juror")
        for client, subject in (
            (specialist, call), (juror, call), (juror, first), (specialist, call.order),
            (specialist, call.order.programme),
        ):  # fmt: skip
            page = reverse("workspace:subject", args=[subject.lifecycle.name, subject.pk])
            answer = client.get(page)
            assert answer.status_code == 200, page
            assert f'<html lang="{language}"' in answer.content.decode()


def test_a_decided_call_shows_its_score_sheet(world: World) -> None:
    call, _, _ = decided(world)
    page = signed_in(world, "specialist").get(reverse("workspace:subject", args=["call", call.pk]))
    with translation.override("ky"):
        assert "90" in page.content.decode()


def test_an_order_shows_its_lines_and_what_is_missing(world: World) -> None:
    order = worded(world, monitoring_plan="")
    page = signed_in(world, "specialist").get(reverse("workspace:subject", args=["order", order.pk]))
    text = page.content.decode()
    assert "950\u00a0000\u00a0сом" in text
    assert "мониторинг жүргүзүү тартиби" in text


def test_a_proposal_shows_its_budget_to_its_writers(world: World) -> None:
    call = published(world)
    proposal = written(world, call, world.ngo, "director")
    page = signed_in(world, "worker").get(reverse("workspace:subject", args=["proposal", proposal.pk]))
    text = page.content.decode()
    assert "800\u00a0000\u00a0сом" in text
    assert "20,00%" in text
