"""Every answer is guarded, numbered and logged without a query; machines can ask for health."""

import re

import pytest
import structlog
from django.db import DatabaseError
from django.http import HttpResponse

from tapshyryk.config.compression import CompressText
from tapshyryk.config.environment import parse
from tapshyryk.config.requests import address_of


def test_the_process_says_that_it_lives(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"alive": True})


@pytest.mark.django_db
def test_a_migrated_database_is_ready(client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"ready": True})


def test_a_missing_migration_is_not_ready(client, monkeypatch):
    monkeypatch.setattr("tapshyryk.config.health.unapplied_migrations", lambda: ["calls.0002_more"])
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"ready": False, "missing": "1 migrations"})


def test_a_lost_database_is_not_ready(client, monkeypatch):
    def lost() -> list[str]:
        raise DatabaseError("gone")

    monkeypatch.setattr("tapshyryk.config.health.unapplied_migrations", lost)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"ready": False, "missing": "database"})


def test_every_answer_forbids_what_is_not_ours(client):
    answer = client.get("/healthz")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "form-action 'self'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?:|data:|\*", policy)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "DENY"


def test_every_answer_has_a_number_of_its_own(client):
    numbers = {client.get("/healthz")["X-Request-ID"] for _ in range(3)}
    assert len(numbers) == 3


def test_a_request_is_logged_without_its_query(client):
    with structlog.testing.capture_logs() as logged:
        client.get("/no-such-page", {"q": "Planted"})
    (line,) = [entry for entry in logged if entry["event"] == "answered"]
    assert line["path"] == "/no-such-page"
    assert line["method"] == "GET"
    assert "Planted" not in str(logged)


@pytest.mark.pure
@pytest.mark.parametrize(
    ("proxy", "forwarded", "address"),
    [
        ("no", "203.0.113.9", "10.0.0.1"),
        ("yes", "203.0.113.9", "203.0.113.9"),
        ("yes", "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        ("yes", "", "10.0.0.1"),
    ],
)
def test_only_our_own_proxy_is_believed_about_an_address(rf, monkeypatch, proxy, forwarded, address):
    monkeypatch.setattr("tapshyryk.config.requests.current", lambda: parse({"TAPSHYRYK_PROXY": proxy}))
    request = rf.get("/", headers={"X-Forwarded-For": forwarded}, REMOTE_ADDR="10.0.0.1")
    assert address_of(request) == address


@pytest.mark.pure
@pytest.mark.parametrize(
    ("kind", "encoding"),
    [("text/html; charset=utf-8", "gzip"), ("application/json", "gzip"), ("application/pdf", None)],
)
def test_text_is_compressed_and_papers_are_not(rf, kind, encoding):
    answer = HttpResponse("Айыл өкмөтү " * 100, content_type=kind)
    request = rf.get("/", headers={"Accept-Encoding": "gzip"})
    assert CompressText(lambda _request: answer)(request).get("Content-Encoding") == encoding
