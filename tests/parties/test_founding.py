"""`init` makes the first body with its head, once, and a password is set at the terminal."""

import argparse
import io
import json

import pytest
from django.core import mail

from tapshyryk import cli
from tapshyryk.config.command import Problem
from tapshyryk.core.acts.models import Act
from tapshyryk.core.outbox.delivery import deliver_waiting
from tapshyryk.parties import commands
from tapshyryk.parties.models import Account, Membership, Organisation
from tapshyryk.places.models import Municipality

pytestmark = pytest.mark.django_db

GOOD = "korgo-tash-79-ala"


def asked(*words: str) -> argparse.Namespace:
    """What `tapshyryk init` would be given."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", action="store_true")
    commands._configure(parser)
    return parser.parse_args(words)


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO())


MUNICIPALITY = (
    "--municipality", "Көк-Ой айылдык аймагы", "--oblast", "KG-T", "--rayon", "Манас",
    "--executive", "Көк-Ой айыл өкмөтү", "--head", "Башчы Биринчи", "--head-email", "Head@Example.org",
)  # fmt: skip


def test_the_first_municipality_with_its_executive_and_head():
    said = commands._make_first_body(asked(*MUNICIPALITY))
    place = Municipality.objects.get()
    membership = Membership.objects.get()
    assert "kok-oi" in said
    assert "tapshyryk password" in said
    assert (place.slug, place.rayon.name_ky, place.oblast.iso) == ("kok-oi", "Манас", "KG-T")
    assert Organisation.objects.get().kind == "executive"
    assert (membership.role, membership.municipality) == ("municipal_head", place)
    assert membership.person.account.email == "head@example.org"


def test_the_first_state_body_with_its_head():
    commands._make_first_body(
        asked("--ministry", "Министрлик", "--head", "Министр", "--head-email", "m@example.org")
    )
    membership = Membership.objects.get()
    assert (membership.role, membership.organisation.kind) == ("ministry_head", "ministry")


def test_nothing_is_made_twice_nor_unasked():
    assert commands._make_first_body(asked()) is None
    commands._make_first_body(asked(*MUNICIPALITY))
    assert commands._make_first_body(asked()) is None
    with pytest.raises(Problem):
        commands._make_first_body(asked(*MUNICIPALITY))
    assert Municipality.objects.count() == 1


@pytest.mark.parametrize(
    "words",
    [
        MUNICIPALITY[:8],
        ("--municipality", "X", "--oblast", "KG-Z", "--head", "Y", "--head-email", "y@example.org"),
        (*MUNICIPALITY[:10], "--head-email", "no address"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_made(words):
    with pytest.raises(Problem):
        commands._make_first_body(asked(*words))
    assert not Municipality.objects.exists()
    assert not Account.objects.exists()


def test_the_terminal_is_asked_while_there_is_no_head(monkeypatch):
    answers = iter(["m", "Көк-Ой айылдык аймагы", "n", "KG-T", "", "", "Башчы", "head@example.org"])
    passwords = iter(["short", GOOD, "another-one-9x", GOOD, GOOD])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _question: next(answers))
    monkeypatch.setattr("getpass.getpass", lambda _question: next(passwords))
    commands._make_first_body(asked())
    assert Account.objects.get().check_password(GOOD)
    assert Municipality.objects.get().rayon is None


def test_the_terminal_may_be_told_nothing(monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _question: "n")
    assert commands._make_first_body(asked()) is None


def test_a_password_is_set_from_a_line_and_weak_ones_are_not(monkeypatch, capsys):
    commands._make_first_body(asked(*MUNICIPALITY))
    monkeypatch.setattr("sys.stdin", io.StringIO("qwe\n"))
    assert cli.main(["password", "HEAD@example.org"]) == 1
    assert "too short" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{GOOD}\n"))
    assert cli.main(["password", "HEAD@example.org"]) == 0
    assert Account.objects.get().check_password(GOOD)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{GOOD}\n"))
    assert cli.main(["password", "nobody@example.org"]) == 1
    act = Act.objects.get(verb="set_password")
    assert (act.actor_ref, act.public) == ("system:command line", True)
    assert "head@example.org" not in act.entry
    while deliver_waiting():
        pass
    assert [letter.to for letter in mail.outbox][-1] == ["head@example.org"]


def test_the_deeds_are_the_installations_own():
    commands._make_first_body(asked(*MUNICIPALITY))
    assert {act.actor_ref for act in Act.objects.all()} == {"system:installation"}
    assert "Башчы" not in json.dumps([act.entry for act in Act.objects.all()], ensure_ascii=False)
