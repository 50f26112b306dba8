"""Everybody a call concerns is told, and nobody learns who asked."""

import pytest
from django.utils import translation

from tapshyryk.calls.actions.call import cancel_call, extend_call
from tapshyryk.calls.actions.decision import answer_complaint, file_complaint
from tapshyryk.calls.actions.question import answer_question, ask_question
from tapshyryk.calls.models import CallComplaint, Question
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.outbox.notices import Letter, letters_of
from tests.calls.stages import CLOSES, SIDES, days_after_decision, decided, handed_in, opened, published
from tests.world import NOON, World

pytestmark = pytest.mark.django_db


def told(world: World, verb: str) -> dict[str, Letter]:
    """The letters after the latest act of this verb, by the name of who gets one."""
    names = {person.ref: name for name, person in world.people.items()}
    return {names[letter.to]: letter for letter in letters_of(Act.objects.filter(verb=verb).latest("pk"))}


def test_organisations_of_the_oblast_hear_of_the_call(world: World) -> None:
    published(world)
    letters = told(world, "publish_call")
    assert set(letters) == {"director", "other director"}
    with translation.override("ru"):
        assert "1 апреля 2026" in letters["director"].body()


def test_who_asked_stays_unknown_and_hears_the_answer(world: World) -> None:
    call = published(world)
    with clock.at(NOON):
        ask_question(call, actor=world.actor("resident"), text="Кимге болот?")
        letter = told(world, "ask_question")["specialist"]
        for language in ("ky", "ru", "en"):
            with translation.override(language):
                said = letter.subject() + letter.body()
                assert "Кимге болот?" not in said
                assert "resident" not in said
        answer_question(
            call, actor=world.actor("specialist"), question=Question.objects.get(), answer="Баарына"
        )
    assert set(told(world, "answer_question")) == {"resident"}
    assert "Баарына" in told(world, "answer_question")["resident"].body()


def test_those_who_write_hear_of_more_time(world: World) -> None:
    call = published(world)
    handed_in(world, call, world.ngo, "director")
    with clock.at(NOON):
        extend_call(
            call, actor=world.actor("specialist"), closes_at=CLOSES.replace(day=9), reason="Жол жабык"
        )
    letters = told(world, "extend_call")
    assert set(letters) == {"director"}
    assert "Жол жабык" in letters["director"].body()


def test_the_commission_is_led_through_its_work(world: World) -> None:
    opened(world)
    assert set(told(world, "seat_member")) == {"elder"}
    assert set(told(world, "close_call")) == {*SIDES, "specialist"}
    assert set(told(world, "open_proposals")) == set(SIDES)


def test_bidders_hear_the_decision_and_of_their_complaint(world: World) -> None:
    call, _, _ = decided(world)
    letters = told(world, "decide_call")
    assert set(letters) == {"director", "other director"}
    with translation.override("ky"):
        assert "“Мээрим” КФ" in letters["director"].body()
        assert "10" in letters["director"].body()
    with days_after_decision(1):
        file_complaint(call, actor=world.actor("other director"), text="Туура эмес")
        assert set(told(world, "file_complaint")) == {"head"}
        answer_complaint(
            call,
            actor=world.actor("head"),
            complaint=CallComplaint.objects.get(),
            answer="Туура",
            upheld=False,
        )
    assert set(told(world, "answer_complaint")) == {"other director"}


def test_everybody_who_took_part_hears_why_a_call_ends(world: World) -> None:
    call = published(world)
    handed_in(world, call, world.ngo, "director")
    cancel_call(call, actor=world.actor("specialist"), reason="Каражат жок")
    letters = told(world, "cancel_call")
    assert set(letters) == {"director"}
    assert "Каражат жок" in letters["director"].body()
