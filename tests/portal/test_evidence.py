"""A step of an order opens to its evidence: papers can be read, answers only when a survey is closed."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client

from tapshyryk.core import clock
from tapshyryk.core.documents.models import Document
from tapshyryk.core.entity import inside_an_act
from tapshyryk.monitoring.models import Survey
from tapshyryk.orders.models import Order
from tests.opendata.life import whole_life
from tests.world import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def order() -> Order:
    return whole_life().order


def page_of(order: Order) -> str:
    cache.clear()  # what these tests write leaves no act, by which a kept page is known to be old
    return Client().get(f"/en/orders/{order.slug}/").content.decode()


def paper(order: Order, name: str, *, public: bool) -> Document:
    with inside_an_act():
        return Document.objects.create(
            kind="orders/technical-task",
            title="Техникалык тапшырма",
            language="ky",
            name=name,
            sha256="ab" * 32,
            size=1,
            stored_as=name,
            public=public,
            subject_type="order",
            subject_id=order.pk,
            made_at=NOON,
        )


def test_the_public_papers_of_an_order_can_be_opened_from_its_page(order) -> None:
    open_one, kept = paper(order, "task.pdf", public=True), paper(order, "notes.pdf", public=False)
    page = page_of(order)
    assert f'href="{open_one.get_absolute_url()}"' in page
    assert "Техникалык тапшырма (Кыргызча)" in page
    assert str(kept.pk) not in page


def asked(order: Order, *counts: int, state: str) -> None:
    names = ("very_satisfied", "satisfied", "dissatisfied", "cannot_say")
    with clock.at(NOON), inside_an_act():
        Survey.objects.create(
            contract=order.contracts.get(),
            asked_group="Ата-энелер",
            people_asked=40,
            opened_on=date(2026, 2, 1),
            state=state,
            **dict(zip(names, counts, strict=True)),
        )


def test_answers_are_shown_when_the_survey_is_closed_and_not_before(order) -> None:
    Survey.objects.all()._raw_delete("default")
    asked(order, 617, 0, 0, 0, state="open")
    assert ">617<" not in page_of(order)  # a key or a hash may hold the same digits
    asked(order, 618, 2, 0, 0, state="closed")
    page = page_of(order)
    assert ">618<" in page
    assert ">617<" not in page


def test_fewer_than_five_answers_are_not_shown(order) -> None:
    Survey.objects.all()._raw_delete("default")
    asked(order, 4, 0, 0, 0, state="closed")
    assert "Too few answers to show" in page_of(order)
