"""The order page and the call page: read in few statements, exactly what the tables hold, need to result."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import models
from django.test import Client
from django.utils import translation

from tapshyryk.calls.models import Call
from tapshyryk.calls.queries.public import parts_of_calls
from tapshyryk.core.acts.models import Act
from tapshyryk.core.together import Part, Together
from tapshyryk.core.wording import wording
from tapshyryk.demo.example.people import SLUG
from tapshyryk.orders.models import Order
from tapshyryk.places.models import Municipality
from tapshyryk.portal.queries.order_life import order_life, parts_of_order
from tapshyryk.portal.timelines import chapters_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("played")]


def example() -> Order:
    return Order.objects.get(municipality__slug=SLUG)


def values(row: models.Model, without: tuple[str, ...]) -> dict[str, object]:
    names = [field.attname for field in row._meta.concrete_fields if field.name not in without]
    return {name: getattr(row, name) for name in names}


def as_told(parts: dict[str, Part], together: Together, key: UUID) -> int:
    """Compares every value of every part with what the query alone reads; answers how many rows there are."""
    read, rows = together.read(key), 0
    for name, part in parts.items():
        alone = list(part.rows)
        assert [type(row) for row in read.all(name)] == [type(row) for row in alone], name
        for ours, theirs in zip(read.all(name), alone, strict=True):
            expected = values(theirs, part.without)
            assert values(ours, part.without) == expected, name
            assert [type(value) for value in values(ours, part.without).values()] == [
                type(value) for value in expected.values()
            ]
            assert ours.get_deferred_fields() == {theirs._meta.get_field(n).attname for n in part.without}
            rows += 1
    return rows


def test_what_is_read_together_is_what_each_table_holds() -> None:
    for order in Order.objects.exclude(state="draft"):
        read = as_told(parts_of_order(order.pk), Together(parts_of_order), order.pk)
        assert read >= (100 if order.is_example else 3)
    for call in Call.objects.filter(published_at__isnull=False):
        of_call = Together(lambda key: parts_of_calls("pk", key))
        assert as_told(parts_of_calls("pk", call.pk), of_call, call.pk) >= 20


def test_the_same_statement_serves_another_order() -> None:
    together = Together(parts_of_order)
    keys = list(Order.objects.exclude(state="draft").values_list("pk", flat=True))
    assert [together.read(key).first("orders").pk for key in keys] == keys


def test_rows_that_point_to_one_another_are_tied_together(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    rows = Together(parts_of_order).read(example().pk)
    with django_assert_num_queries(0):
        assert rows.first("orders").municipality is rows.first("places")
        assert all(result.indicator in rows.all("indicators") for result in rows.all("results"))


def test_a_field_that_json_cannot_carry_is_refused() -> None:
    parts = {"acts": Part(Act.objects.all())}
    with pytest.raises(TypeError, match="leaf_hash cannot be read together"):
        Together(lambda key: parts).read(example().pk)


def test_nothing_private_is_read() -> None:
    rows = Together(parts_of_order).read(example().pk)
    assert {"text", "asked_by_id"} <= rows.first("questions").get_deferred_fields()
    assert {"filed_by_id"} <= rows.first("complaints").get_deferred_fields()


def test_the_acts_lead_from_the_need_to_the_result() -> None:
    order = example()
    life = order_life(order.slug)
    assert life is not None
    with translation.override("en"):
        chapters, more = chapters_of(life, 10_000)
    assert [chapter.title for chapter in chapters] == ["Needs session", "Assembly", "Order"]
    assert not more
    session, assembly = order.problem.session, order.assembly
    for chapter, acts in zip(
        chapters,
        (
            Act.objects.filter(subject_id=session.pk),
            Act.objects.filter(subject_id=assembly.pk),
            Act.objects.filter(order=order.pk),
        ),
        strict=True,
    ):
        public = acts.filter(public=True)
        assert len(chapter.deeds) == public.count() > 3
        assert {deed.number for deed in chapter.deeds} == {act.number for act in public}
        assert [deed.at for deed in chapter.deeds] == sorted(deed.at for deed in chapter.deeds)


def test_of_a_long_life_the_latest_acts_stand_on_the_page_and_a_link_leads_to_all() -> None:
    order = example()
    life = order_life(order.slug)
    assert life is not None
    chapters, more = chapters_of(life, 5)
    latest = Act.objects.filter(order=order.pk, public=True).order_by("-at", "-pk")[:5]
    assert more
    assert [deed.number for deed in chapters[-1].deeds] == [act.number for act in latest][::-1]
    page = Client().get(f"/ky/orders/{order.slug}/").content.decode()
    assert f'href="/ky/record/?order={order.slug}"' in page
    assert len(re.findall('<ol class="timeline">', page)) == 3


def test_who_acted_is_named_whether_the_body_was_read_or_looked_up() -> None:
    life = order_life(example().slug)
    assert life is not None
    place = str(wording(Municipality.objects.get(slug=SLUG), "name"))
    known, _more = chapters_of(life, 10_000)
    assert any(place in deed.who for chapter in known for deed in chapter.deeds)
    object.__setattr__(life, "bodies", [])
    unknown, _more = chapters_of(life, 10_000)
    assert known == unknown


def test_moments_come_back_in_universal_time() -> None:
    rows = Together(parts_of_order).read(example().pk)
    published = rows.first("calls").published_at
    assert isinstance(published, datetime)
    assert published.tzinfo is UTC
