"""What a signed-in person saw stays in no cache; what is the same for everybody may be kept."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.workspace.test_pages import signed_in
from tests.world import make_world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/ky/work/", "/ky/work/recipient/", "/ky/orders/", "/ky/work/nothing/"])
def test_nothing_a_signed_in_person_sees_is_kept(address: str) -> None:
    answer = signed_in(make_world(), "specialist").get(address)
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("address", ["/ky/orders/", "/data/csv/orders.csv", "/api/v1/orders"])
def test_what_is_the_same_for_everybody_may_be_kept(address: str) -> None:
    assert Client().get(address)["Cache-Control"].startswith("public, max-age=")


def test_open_data_is_the_same_with_a_session() -> None:
    answer = signed_in(make_world(), "specialist").get("/data/csv/orders.csv")
    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
