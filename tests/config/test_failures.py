"""When the product or what it stands on fails, people get a page that says so in their language."""

import errno

import pytest
from django.db import IntegrityError, OperationalError
from django.test import Client, override_settings
from django.urls import path

from tapshyryk.config import urls
from tapshyryk.config.failures import is_outage


def lost_database(_request):
    raise OperationalError("could not connect to server")


def full_disk(_request):
    raise OSError(errno.ENOSPC, "No space left on device")


def mistake(_request):
    raise ZeroDivisionError("planted secret of a person")


urlpatterns = [
    path("lost/", lost_database),
    path("full/", full_disk),
    path("mistake/", mistake),
    *urls.urlpatterns,
]
handler500 = urls.handler500


@pytest.fixture
def visitor() -> Client:
    """Somebody who sees what a browser sees, not the exception."""
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/lost/", 503, ("Азыр жооп бере албайбыз", "Сейчас ответить не можем", "We cannot answer just now")),
        ("/full/", 503, ("Азыр жооп бере албайбыз",)),
        ("/mistake/", 500, ("Бул барак ачылган жок", "Страница не открылась", "This page did not open")),
    ],
)
@override_settings(ROOT_URLCONF=__name__)
def test_a_failure_is_a_page_in_three_languages_without_its_inside(visitor, address, status, words):
    answer = visitor.get(address)
    text = answer.content.decode()
    assert answer.status_code == status
    assert all(word in text for word in words)
    assert "planted" not in text
    assert answer["X-Request-ID"] in text
    assert answer.get("Retry-After") == ("30" if status == 503 else None)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/ky/no-such-page/", "Мындай барак жок"),
        ("/ru/no-such-page/", "Такой страницы нет"),
        ("/en/no-such-page/", "There is no such page"),
    ],
)
def test_a_missing_page_says_so_in_the_language_of_the_address(visitor, address, words):
    answer = visitor.get(address)
    assert answer.status_code == 404
    assert words in answer.content.decode()


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_with_what_to_do():
    answer = Client(enforce_csrf_checks=True).post("/ru/work/sign-in/", {"username": "a@example.org"})
    assert answer.status_code == 403
    assert "Форма была открыта слишком долго" in answer.content.decode()


@pytest.mark.pure
def test_what_was_caused_by_an_outage_is_an_outage():
    trouble = RuntimeError("the paper was not written")
    trouble.__cause__ = OSError(errno.ENOSPC, "full")
    assert is_outage(trouble)
    assert not is_outage(IntegrityError("taken"))
    assert not is_outage(None)
