"""When a page cannot be given: what is said, in which languages, and with which status."""

import errno

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DatabaseError, OperationalError
from django.http import Http404
from django.test import Client
from django.urls import path

from tapshyryk.core.errors import missing
from tapshyryk.core.templatetags.look import static_or_plain

FAULTS = {
    "lost": OperationalError("could not connect to server"),
    "full": DatabaseError("database or disk is full"),
    "space": OSError(errno.ENOSPC, "No space left on device"),
    "fault": ValueError("anything"),
    "odd": SuspiciousOperation("odd"),
    "barred": PermissionDenied(),
    "gone": Http404(),
}


def fail(request, kind):
    raise FAULTS[kind]


urlpatterns = [path("<str:kind>/", fail)]
handler400 = "tapshyryk.core.errors.bad_request"
handler500 = "tapshyryk.core.errors.server_error"


@pytest.fixture
def client(settings):
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "status", "ky", "ru", "en"),
    [
        (
            "lost",
            503,
            "Маалымат базасы азыр жооп бербей жатат",
            "База данных",
            "The database does not answer",
        ),
        ("full", 503, "орун бүттү", "место закончилось", "the disk is full"),
        ("space", 503, "орун бүттү", "место закончилось", "the disk is full"),
        ("fault", 500, "Биз тараптан ката кетти", "Ошибка на нашей стороне", "Something failed on our side"),
        ("odd", 400, "Бул суроону окуй албадык", "Не удалось прочитать", "could not be read"),
    ],
)
def test_faults_speak_three_languages_at_once(client, kind, status, ky, ru, en):
    response = client.get(f"/{kind}/")
    page = response.content.decode()
    assert response.status_code == status
    assert all(words in page for words in (ky, ru, en))
    assert ("Retry-After" in response) == (status == 503)
    assert "style=" not in page


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "status"), [("gone", 404), ("barred", 403)])
def test_refusals_say_what_to_do(client, kind, status):
    response = client.get(f"/{kind}/", headers={"accept-language": "en"})
    assert response.status_code == status
    assert "<h1>" in response.content.decode()


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_not_accepted():
    client = Client(enforce_csrf_checks=True)
    response = client.post("/ru/styleguide/", {"a": "b"})
    assert response.status_code == 403
    assert "Ничего не сохранено" in response.content.decode()


@pytest.mark.pure
def test_the_cause_is_found_behind_other_errors():
    error = ValueError("while saving")
    error.__cause__ = FAULTS["space"]
    assert missing(error) == "disk"
    assert missing(ValueError()) == ""
    assert missing(None) == ""


@pytest.mark.pure
def test_a_page_about_a_fault_needs_no_list_of_static_files(settings, tmp_path):
    settings.STATIC_ROOT = str(tmp_path)
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    assert static_or_plain("tapshyryk/look.css") == "/static/tapshyryk/look.css"
