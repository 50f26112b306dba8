"""How many statements each public page sends when it is drawn anew, exactly, however long the lists are."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from tapshyryk.calls.models import Call
from tapshyryk.core.entity import inside_an_act
from tapshyryk.demo.example.people import SLUG
from tapshyryk.orders.models import Order

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("played")]

STATEMENTS = {"home": 10, "orders": 6, "order": 8, "call": 8, "effects": 12}
"""Of each page, the one that reads the head of the record among them."""

MOST = 12


def asked_for(name: str, language: str) -> list[str]:
    """The statements of a page when nothing of it is kept."""
    call = Call.objects.filter(order__municipality__slug=SLUG, published_at__isnull=False).latest(
        "published_at"
    )
    slug = {"call": [call.slug], "order": [call.order.slug]}.get(name, [])
    with translation.override(language):
        address = reverse(f"portal:{name}", args=slug)
    Client().get(address)  # the first time statements are prepared
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        assert Client().get(address).status_code == 200
    return [each["sql"][:150] for each in asked]


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("name", STATEMENTS)
def test_a_page_takes_as_many_statements_as_are_written_here(name: str, language: str) -> None:
    asked = asked_for(name, language)
    assert len(asked) == STATEMENTS[name] <= MOST, "\n".join(asked)


@pytest.mark.parametrize("name", STATEMENTS)
def test_more_orders_take_no_more_statements(name: str) -> None:
    pilot = Order.objects.get(slug="katran-preschool")
    with inside_an_act():
        for number in range(40):
            pilot.pk, pilot.slug, pilot._state.adding = None, f"another-{number}", True
            pilot.pk = Order._meta.pk.get_default()
            pilot.save()
    assert len(asked_for(name, "ky")) == STATEMENTS[name]
