"""A new password by e-mail: for whoever holds the account, told to nobody else, and once."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.outbox.delivery import deliver_waiting
from tapshyryk.parties.actions import password as actions
from tapshyryk.parties.models import Account, Person
from tapshyryk.workspace.views import password as views

pytestmark = pytest.mark.django_db
OLD, NEW = "a long way up the valley", "the river in the spring"


@pytest.fixture(autouse=True)
def fresh_counts():
    caches["limits"].clear()


@pytest.fixture
def account() -> Account:
    with inside_an_act():
        person = Person.objects.create(full_name="Example Person")
        return Account.objects.open_for(person, "clerk@example.org", OLD)


def asked(email: str = "clerk@example.org", client: Client | None = None):
    return (client or Client()).post(reverse("workspace:forgotten_password"), {"email": email})


def letters() -> list[str]:
    mail.outbox.clear()
    deliver_waiting()
    return [str(letter.body) for letter in mail.outbox]


def link_in(letter: str) -> str:
    found = re.search(r"https?://[^/]+(/\S+)", letter)
    assert found
    return found[1]


def can_sign_in(password: str) -> bool:
    form = {"username": "clerk@example.org", "password": password}
    return Client().post(reverse("workspace:sign_in"), form).status_code == 302


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_a_new_password_is_set_through_the_letter_once(account: Account, language: str) -> None:
    account.language = language
    account.save()
    with translation.override(language):
        assert asked().status_code == 302
        (letter,) = letters()
        path = link_in(letter)
        assert path.startswith(f"/{language}/work/new-password/")
        client = Client()
        page = client.get(path, follow=True)
        where = page.redirect_chain[-1][0]
        given = {"new_password1": NEW, "new_password2": NEW}
        assert client.post(where, given).status_code == 302
        again = Client().get(path, follow=True)
        assert again.context["validlink"] is False
    assert can_sign_in(NEW)
    assert not can_sign_in(OLD)
    (told,) = letters()
    assert NEW not in told
    for act in Act.objects.filter(verb__in=("ask_password", "change_password")):
        assert not act.public
        assert "clerk@example.org" not in act.entry


def test_nobody_learns_whether_there_is_such_an_account(account: Account) -> None:
    there, nowhere = asked(), asked("nobody@example.org")
    assert (there.status_code, there["Location"]) == (nowhere.status_code, nowhere["Location"])
    assert Client().get(there["Location"]).content == Client().get(nowhere["Location"]).content
    assert len(letters()) == 1


def test_an_account_without_a_password_gets_its_first_one(account: Account) -> None:
    account.set_unusable_password()
    account.save()
    asked()
    assert len(letters()) == 1


def test_an_account_that_is_closed_gets_no_letter(account: Account) -> None:
    asked()
    Account.objects.update(is_active=False)
    assert letters() == []
    asked()
    assert letters() == []


def test_letters_are_not_sent_without_end(account: Account) -> None:
    answers = [asked().status_code for _ in range(views.MOST_AN_HOUR + 1)]
    assert answers == [302] * views.MOST_AN_HOUR + [429]
    assert len(letters()) == actions.MOST_AN_HOUR


def test_the_address_opens_for_a_day(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    asked()
    path = link_in(letters()[0])
    from django.contrib.auth.tokens import default_token_generator as tokens

    later = tokens._now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT + 1)
    monkeypatch.setattr(tokens, "_now", lambda: later)
    assert Client().get(path, follow=True).context["validlink"] is False


def test_the_secret_of_the_address_is_in_no_line_of_the_log(
    account: Account, capsys: pytest.CaptureFixture[str]
) -> None:
    asked()
    path = link_in(letters()[0])
    token = path.rstrip("/").rpartition("/")[2]
    capsys.readouterr()
    Client().get(path)
    Client().get(path + "more/")
    Client(enforce_csrf_checks=True).post(path, {})
    written = "".join(capsys.readouterr())
    assert "new-password/[not logged]" in written
    assert token not in written


@pytest.mark.parametrize("given", ["short", "123456789012", "password1234", "clerk@example.org", ""])
def test_a_weak_password_is_refused_with_a_sentence(account: Account, given: str) -> None:
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(
        reverse("workspace:own_password"),
        {"old_password": OLD, "new_password1": given, "new_password2": given},
    )
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert can_sign_in(OLD)


def test_ones_own_password_is_changed_with_the_present_one_and_other_sessions_end(account: Account) -> None:
    here, elsewhere = Client(), Client()
    for client in (here, elsewhere):
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("workspace:own_password")
    wrong = {"old_password": "no", "new_password1": NEW, "new_password2": NEW}
    assert here.post(address, wrong).context["form"].errors["old_password"]
    assert here.post(address, {**wrong, "old_password": OLD}).status_code == 302
    assert here.get(reverse("workspace:home")).status_code == 200
    assert elsewhere.get(reverse("workspace:home")).status_code == 302
    assert can_sign_in(NEW)
    assert Act.objects.get(verb="change_password").actor_ref == account.person.ref
    assert Client().get(address).status_code == 302


def test_nobody_changes_the_password_of_another(account: Account) -> None:
    from tapshyryk.core.access.actors import Actor
    from tapshyryk.core.lifecycle.refusals import Refused

    stranger = Actor("person", "person:01a20962-0364-7271-a8dd-c2cbd2a7408b")
    with clock.at(clock.now()), pytest.raises(Refused):
        actions.change_password(account, actor=stranger, password=NEW)
    assert can_sign_in(OLD)
