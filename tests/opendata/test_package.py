"""The package of all orders is written as a stream that holds one batch at a time."""

import io
import json
import tracemalloc

import pytest

from tapshyryk.core.entity import inside_an_act
from tapshyryk.opendata.ocds import gathering
from tapshyryk.opendata.ocds.gathering import gathered, public_orders
from tapshyryk.opendata.ocds.package import ALL_ORDERS, package_lines, releases_of
from tapshyryk.opendata.ocds.validation import troubles_of
from tapshyryk.orders.models import Order
from tapshyryk.places.models import Municipality
from tests.opendata.life import moment, whole_life
from tests.signed import sign

pytestmark = pytest.mark.django_db


def streamed(orders):
    pieces = list(package_lines(releases_of(orders), ALL_ORDERS, moment(1, 7)))
    return json.loads("".join(pieces)), pieces


def many(signed, count, name="order"):
    """More orders like the signed one, without anything of their own."""
    with inside_an_act():
        Order.objects.bulk_create(
            Order(
                slug=f"{name}-{number}",
                municipality=signed.world.municipality,
                customer=signed.world.executive,
                theme="youth",
                title_ky=f"Тапшырык {number}",
                need="Муктаждык " * 40,
                state="approved",
            )
            for number in range(count)
        )


def test_the_stream_is_one_package_that_fits():
    whole_life()
    many(sign("kara-suu"), 3)
    package, pieces = streamed(public_orders())
    assert list(troubles_of(package)) == []
    assert len(package["releases"]) == 5
    assert len(pieces) == 7
    assert len({release["ocid"] for release in package["releases"]}) == 5


def test_batches_lose_and_repeat_nothing(monkeypatch):
    monkeypatch.setattr(gathering, "AT_ONCE", 2)
    many(sign(), 5)
    slugs = [found.order.slug for found in gathered(public_orders())]
    assert len(slugs) == len(set(slugs)) == 6


def test_the_played_example_is_left_out():
    signed = whole_life()
    with inside_an_act():
        Municipality.objects.filter(pk=signed.world.municipality.pk).update(is_example=True)
    assert list(releases_of(public_orders())) == []


def test_queries_grow_with_batches_not_with_orders(django_assert_num_queries):
    many(sign(), 150)
    with django_assert_num_queries(13):
        assert sum(1 for _ in gathered(public_orders())) == 151


def test_memory_stays_flat():
    signed = sign()

    def peak():
        tracemalloc.start()
        out = io.StringIO()
        for piece in package_lines(releases_of(public_orders()), ALL_ORDERS, moment(1, 7)):
            out.seek(0)
            out.write(piece)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    many(signed, 400)
    first = peak()
    many(signed, 1600, "more")
    assert peak() < first * 1.5
