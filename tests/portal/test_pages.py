"""Every public page answers in three languages, with nothing and with something in the database."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.world import World, make_world

PAGES = (
    "home",
    "orders",
    "municipalities",
    "providers",
    "problems",
    "calls",
    "effects",
    "record",
    "data",
    "rules",
    "help",
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_answers_when_nothing_is_there(name: str, language: str) -> None:
    with translation.override(language):
        answer = Client().get(reverse(f"portal:{name}"))
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()


def test_a_municipality_has_its_page() -> None:
    world: World = make_world()
    with translation.override("en"):
        answer = Client().get(reverse("portal:municipality", args=[world.municipality.slug]))
    text = answer.content.decode()
    assert "Ala-Too rural municipality" in text
    assert "not reported" in text


@pytest.mark.parametrize("name", ["order", "municipality", "provider", "call", "assembly"])
def test_what_is_not_there_is_not_found(name: str) -> None:
    with translation.override("ky"):
        assert Client().get(reverse(f"portal:{name}", args=["nowhere"])).status_code == 404
