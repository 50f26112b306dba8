"""Orders are found by any of their names however typed, and by theme, place, stage, year and form."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tapshyryk.core.access.actors import System
from tapshyryk.orders.actions.order import chronicle_order
from tapshyryk.orders.models import Order
from tapshyryk.orders.queries.orders import OrdersAsked, orders_found, public_orders, years_of_orders
from tests.orders.stages import approved, begun
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


def chronicled(world: World, title: str, **given: object) -> Order:
    order = Order(
        municipality=world.municipality,
        customer=world.ministry,
        theme=given.pop("theme", "youth"),
        title_ky=title,
    )
    chronicle_order(order, actor=System("founding sources"), source="journal-2015", **given)
    return order


@pytest.mark.parametrize("words", ["көк-ой", "КОК ОЙ", "кок", "ой көк", "Ала-Тоо", "министр"])
def test_words_find_an_order_however_typed(world: World, words: str) -> None:
    order = chronicled(world, "Көк-Ойдогу жаштар")
    chronicled(make_world("other"), "Башка иш", theme="culture")
    assert order in orders_found(OrdersAsked(words=words))


def test_every_word_must_occur(world: World) -> None:
    chronicled(world, "Жаштар борбору")
    assert orders_found(OrdersAsked(words="жаштар борбору")).count() == 1
    assert orders_found(OrdersAsked(words="жаштар бакча")).count() == 0
    assert orders_found(OrdersAsked(words="100% _")).count() == 0


def test_filters_narrow_the_list(world: World) -> None:
    first = chronicled(world, "Бир", year=2014, form="grant")
    second = chronicled(make_world("other"), "Эки", year=2015, theme="culture")
    asked = {
        "theme": "culture",
        "municipality": "other",
        "year": 2015,
    }
    for name, value in asked.items():
        assert list(orders_found(OrdersAsked(**{name: value}))) == [second], name
    assert list(orders_found(OrdersAsked(form="grant"))) == [first]
    assert list(orders_found(OrdersAsked(stage="completed"))) == [second, first]
    assert list(orders_found(OrdersAsked(stage="approved"))) == []
    assert years_of_orders() == [2015, 2014]


def test_a_draft_is_not_public(world: World) -> None:
    begun(world)
    assert not public_orders().exists()


def test_an_approved_order_is_found_by_its_customer(world: World) -> None:
    order = approved(world)
    assert list(orders_found(OrdersAsked(words="айыл окмоту"))) == [order]


def test_the_list_reads_in_one_query(world: World) -> None:
    for number in range(5):
        chronicled(world, f"Иш {number}")
    with CaptureQueriesContext(connection) as asked:
        assert [str(order.municipality.name) for order in orders_found(OrdersAsked(words="иш"))]
    assert len(asked) == 1
