"""Each page in each language, and the reader's change of language remembered."""

import pytest
from django.test import Client

from tapshyryk.core.languages import address_in, alternates

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "language", "other"),
    [
        ("/ky/orders/a-slug/", "ru", "/ru/orders/a-slug/"),
        ("/en/", "ky", "/ky/"),
        ("/ky", "ru", "/ru/"),
        ("/healthz", "ru", "/ru/"),
        ("/kyzyl/", "en", "/en/"),
    ],
)
def test_the_same_page_in_another_language(path, language, other):
    assert address_in(path, language) == other


def test_alternates_keep_the_filters():
    found = alternates("/ky/orders/", "theme=preschool&page=2", "ky")
    assert [(each.code, each.href, each.current) for each in found] == [
        ("ky", "/ky/orders/?theme=preschool&page=2", True),
        ("ru", "/ru/orders/?theme=preschool&page=2", False),
        ("en", "/en/orders/?theme=preschool&page=2", False),
    ]


def test_a_change_of_language_is_remembered():
    client = Client()
    client.get("/ru/styleguide/", headers={"referer": "http://testserver/ky/styleguide/"})
    assert client.cookies["django_language"].value == "ru"


@pytest.mark.parametrize(
    "referer",
    ["", "http://testserver/ru/styleguide/", "http://testserver/", "http://elsewhere.example/ky/"],
)
def test_other_visits_set_no_cookie(referer):
    client = Client()
    response = client.get("/ru/styleguide/", headers={"referer": referer})
    assert response.status_code == 200
    assert "django_language" not in client.cookies


def test_the_page_names_its_language_and_its_alternates(settings):
    settings.SITE_URL = "https://example.org"
    page = Client().get("/ru/styleguide/?a=1").content.decode()
    assert '<html lang="ru">' in page
    assert '<link rel="alternate" hreflang="ky" href="https://example.org/ky/styleguide/?a=1">' in page
