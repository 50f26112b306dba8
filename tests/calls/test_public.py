"""What everyone may read of a call: never who asked, no question before its answer, no early scores."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tapshyryk.calls.actions.decision import answer_complaint, decide_call, file_complaint
from tapshyryk.calls.actions.question import answer_question, ask_question
from tapshyryk.calls.models import Call, CallComplaint, Question
from tapshyryk.calls.queries.public import published_call
from tapshyryk.calls.queries.score_sheet import score_sheet
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tests.calls.stages import (
    AFTER,
    all_alike,
    days_after_decision,
    decided,
    drafted,
    opened,
    published,
    scored,
)
from tests.workspace.test_pages import signed_in
from tests.world import NOON, World

pytestmark = pytest.mark.django_db

POINTS = ">9.0<"
"""The mean points of the first proposal on a criterion, as a cell of a table."""


def pages(call: Call) -> str:
    """The public pages of the call and of its order, in every language, as one text."""
    texts = []
    for language in ("ky", "ru", "en"):
        with translation.override(language):
            for name, slug in (("call", call.slug), ("order", call.order.slug)):
                answer = Client().get(reverse(f"portal:{name}", args=[slug]))
                assert answer.status_code == 200
                texts.append(answer.content.decode())
    return "\n".join(texts)


def test_a_draft_is_not_public(world: World) -> None:
    call = drafted(world)
    assert published_call(call.slug) is None


def test_a_question_is_shown_with_its_answer_as_the_clerk_worded_it(world: World) -> None:
    call, asker = published(world), world.actor("director")
    with clock.at(NOON):
        ask_question(call, actor=asker, text="Алгачкысы: 0555 111111")
        ask_question(call, actor=asker, text="Экинчиси: 0555 222222")
        assert "0555" not in pages(call)
        answer_question(
            call,
            actor=world.actor("specialist"),
            question=Question.objects.order_by("asked_at").first(),
            answer="Ооба, болот",
            public_text="Алгачкы суроо",
        )
    shown = pages(call)
    assert "Алгачкы суроо" in shown
    assert "Ооба, болот" in shown
    assert "0555" not in shown
    found = published_call(call.slug)
    assert found is not None
    assert [q.public_text for q in found.call.published_questions] == ["Алгачкы суроо"]


def test_no_points_are_public_before_the_decision(world: World) -> None:
    call, first, second = opened(world)
    scored(world, first, all_alike((9, 9)))
    found = published_call(call.slug)
    assert found is not None
    assert [list(p.scores.all()) for p in found.proposals] == [[], []]
    assert POINTS not in pages(call)
    scored(world, second, all_alike((6, 6)))
    with clock.at(AFTER):
        decide_call(call, actor=world.actor("expert"))
    call.refresh_from_db()
    assert POINTS in pages(call)


def test_who_sits_on_the_commission_is_public_with_the_decision(world: World) -> None:
    call, first, second = opened(world)
    for proposal in (first, second):
        scored(world, proposal, all_alike((7, 7)) if proposal == second else all_alike((9, 9)))
    members = [world.people[name] for name in ("juror", "elder")]
    before, row = pages(call), reverse("workspace:subject", args=["call", call.pk])
    assert [person.full_name for person in members if person.full_name in before] == []
    assert "working group" in before
    for verb in ("seat_member", "name_chair", "unseat_member"):
        for entry in Act.objects.filter(verb=verb).values_list("entry", flat=True):
            assert [person for person in members if str(person.pk) in entry] == []
    with clock.at(AFTER):
        for reader, is_told in (("specialist", True), ("head", True), ("elder", True), ("chair", False)):
            shown = signed_in(world, reader).get(row).content.decode()
            assert ("juror" in shown) is is_told, reader
        decide_call(call, actor=world.actor("expert"))
        assert "juror" in signed_in(world, "chair").get(row).content.decode()
    after = pages(call)
    assert [person.full_name for person in members if person.full_name not in after] == []


def test_a_decided_call_shows_who_stood_where(world: World) -> None:
    call, first, second = decided(world)
    found = published_call(call.slug)
    assert found is not None
    assert [(p, p.place, len(p.scores.all())) for p in found.proposals] == [(first, 1, 10), (second, 2, 10)]
    text = pages(call)
    assert "“Мээрим” КФ" in text
    sheet = score_sheet(call)
    assert [(str(line.total), line.place) for line in sheet.lines] == [("90.00", 1), ("60.00", 2)]
    assert [str(points) for points in sheet.lines[0].by_criterion] == ["54.00", "36.00"]
    assert {str(points) for points in sheet.lines[0].by_member.values()} == {"90.00"}
    assert len(sheet.members) == 5


def test_of_a_complaint_the_answer_is_public_and_the_text_is_not(world: World) -> None:
    call, _, _ = decided(world)
    with days_after_decision(1):
        file_complaint(call, actor=world.actor("other director"), text="Асанов дейт")
        answer_complaint(
            call,
            actor=world.actor("head"),
            complaint=CallComplaint.objects.get(),
            answer="Текшерилди, туура",
            upheld=False,
        )
    shown = pages(call)
    assert "Текшерилди, туура" in shown
    assert "Асанов" not in shown


def test_a_call_with_all_that_is_public_of_it_is_read_in_two_queries(
    world: World, django_assert_num_queries
) -> None:
    call, _, _ = decided(world)
    published_call(call.slug)
    with django_assert_num_queries(2):
        found = published_call(call.slug)
        assert found is not None
        assert (len(found.call.criteria.all()), len(found.call.commission.all())) == (2, 5)
        assert [seat.person.full_name for seat in found.call.commission.all()]
        assert [len(p.scores.all()) for p in found.proposals] == [10, 10]
        assert all(p.organisation.slug for p in found.proposals)
        assert (found.order.municipality.slug, found.call.order) == ("ala-too", found.order)
