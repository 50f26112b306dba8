"""Those who are to approve are told, and those who drafted hear what became of it."""

import pytest
from django.utils import translation

from tapshyryk.core.acts.models import Act
from tapshyryk.core.outbox.notices import Letter, letters_of
from tapshyryk.orders.actions.order import return_order
from tests.orders.stages import approved, submitted
from tests.world import World

pytestmark = pytest.mark.django_db


def told(world: World, verb: str) -> dict[str, Letter]:
    """The letters after the latest act of this verb, by the name of who gets one."""
    names = {person.ref: name for name, person in world.people.items()}
    return {names[letter.to]: letter for letter in letters_of(Act.objects.filter(verb=verb).latest("pk"))}


def test_the_chair_of_the_council_is_told_what_waits(world: World) -> None:
    order = submitted(world)
    letters = told(world, "submit_order")
    assert set(letters) == {"chair"}
    with translation.override("ky"):
        assert letters["chair"].subject() == "Тапшырык бекитүүңүздү күтөт: Биз мектепке даярбыз"
        assert "1\u00a0000\u00a0000\u00a0сом" in letters["chair"].body()
        assert f"/ky/work/order/{order.pk}/" in letters["chair"].body()
    with translation.override("ru"):
        assert "ждёт" in letters["chair"].subject()


def test_the_drafter_hears_of_changes_and_of_the_approval(world: World) -> None:
    order = submitted(world)
    return_order(order, actor=world.actor("chair"), reason="Бюджетти тактаңыз")
    letters = told(world, "return_order")
    assert set(letters) == {"specialist"}
    assert "Бюджетти тактаңыз" in letters["specialist"].body()


def test_the_head_is_told_that_a_call_can_begin(world: World) -> None:
    approved(world)
    assert set(told(world, "approve_order")) == {"specialist", "head"}
    assert set(told(world, "approve_programme")) == {"specialist"}
