"""Guessing passwords is stopped after a few attempts, for that name from that address only."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.jobs import forget_what_expired
from tapshyryk.parties.models import Account, Person

pytestmark = pytest.mark.django_db
PASSWORD = "a long way up the valley"
LIMIT = settings.AXES_FAILURE_LIMIT


@pytest.fixture
def account() -> Account:
    with inside_an_act():
        person = Person.objects.create(full_name="Example Person")
        return Account.objects.open_for(person, "clerk@example.org", PASSWORD)


def _try(password: str, *, client: Client, address: str = "203.0.113.9"):
    form = {"username": "clerk@example.org", "password": password}
    return client.post(reverse("workspace:sign_in"), form, REMOTE_ADDR=address)


def test_the_right_password_is_let_in_after_a_slip(account, client):
    assert _try("a slip", client=client).status_code == 200
    assert _try(PASSWORD, client=client).status_code == 302


def test_guessing_is_stopped_even_with_the_right_password_at_last(account, client):
    answers = [_try(f"guess {number}", client=client).status_code for number in range(LIMIT)]
    assert answers[:-1] == [200] * (LIMIT - 1)
    last = _try(PASSWORD, client=client)
    assert (answers[-1], last.status_code) == (429, 429)
    assert "<h1>" in last.content.decode()


def test_the_person_at_another_address_is_not_shut_out(account, client):
    for number in range(LIMIT):
        _try(f"guess {number}", client=client)
    assert _try(PASSWORD, client=Client(), address="198.51.100.7").status_code == 302


def test_what_was_noted_about_attempts_is_forgotten_and_old_sessions_too(account, client):
    _try("a slip", client=client)
    Session.objects.create(session_key="old", session_data="", expire_date=timezone.now() - timedelta(days=1))
    assert forget_what_expired() == 1
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(days=2))
    assert forget_what_expired() == 1
    assert not AccessAttempt.objects.exists()
    assert forget_what_expired() == 0
