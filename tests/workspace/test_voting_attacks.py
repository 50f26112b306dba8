"""Attacks on the online vote: races, forged and strange receipts, replays, guessed codes, scripts, CSRF."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client

from tapshyryk.assemblies.actions.online import issue_voting_codes
from tapshyryk.assemblies.actions.roll import register_arrivals
from tapshyryk.assemblies.models import Assembly, BallotBox, VoterMark
from tapshyryk.core import clock
from tapshyryk.core.acts import keys as record_keys
from tapshyryk.core.acts.domain.notes import SignerKey
from tapshyryk.core.codes import new_code
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.lifecycle.refusals import Refused
from tests.assemblies.polling import AFTER, online, slugs
from tests.assemblies.stages import GATHERS
from tests.core.acts.bundles import KEY
from tests.world import World, make_world


@pytest.fixture(autouse=True)
def signed(monkeypatch):
    monkeypatch.setattr(record_keys, "_given", KEY.written)
    caches["limits"].clear()


def code_of(assembly: Assembly, world: World) -> str:
    with clock.at(GATHERS):
        return issue_voting_codes(assembly, actor=world.actor("specialist")).codes[0].code


def cast(assembly: Assembly, code: str, key: str, **more: str):
    fields = {"round": assembly.round, "code": code, "marks": key, "confirm": "1", **more}
    with clock.at(GATHERS):
        return Client().post(f"/en/vote/{assembly.slug}/", fields)


def check(assembly: Assembly, typed: str) -> str:
    with clock.at(GATHERS):
        return (
            Client().post(f"/en/vote/{assembly.slug}/receipt/", {"receipt": typed}).context["found"].finding
        )


def at_once(*steps: Callable[[], str]) -> list[str]:
    """What became of the steps, taken in threads that start together."""
    together, found = threading.Barrier(len(steps)), []

    def run(step: Callable[[], str]) -> None:
        together.wait()
        try:
            found.append(step())
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(step,)) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(found)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_code_used_at_the_same_moment_puts_one_ballot_into_the_box():
    world = make_world()
    assembly = online(world, 3)
    code, keys = code_of(assembly, world), slugs(assembly)

    def voting(key: str) -> Callable[[], str]:
        return lambda: str(cast(assembly, code, key).context["receipt"])

    receipts = at_once(*(voting(key) for key in keys[:4]))
    assert len(set(receipts)) == 1
    assert BallotBox.objects.get().cast == VoterMark.objects.count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_online_and_on_paper_at_the_same_moment_is_one_vote():
    world = make_world()
    assembly = online(world, 3, ways=("paper", "online"))
    code, key = code_of(assembly, world), slugs(assembly)[0]

    def at_the_door() -> str:
        own = Assembly.objects.get(pk=assembly.pk)
        try:
            with clock.at(GATHERS):
                register_arrivals(own, actor=world.actor("specialist"), numbers=[1], way="paper")
        except Refused:
            return "refused"
        return "taken"

    def at_home() -> str:
        return "taken" if cast(assembly, code, key).status_code == 200 else "refused"

    assert at_once(at_home, at_the_door) == ["refused", "taken"]
    assert VoterMark.objects.count() == 1


@pytest.mark.django_db
def test_forged_and_strange_receipts_are_known():
    world, other = make_world(), make_world("kok-oi")
    assembly, elsewhere = online(world, 3), online(other, 3)
    note = cast(assembly, code_of(assembly, world), slugs(assembly)[0]).context["note"]
    strange = cast(elsewhere, code_of(elsewhere, other), slugs(elsewhere)[0]).context["note"]
    assert check(assembly, note) == "waiting"
    assert check(assembly, strange) == "other_vote"
    text = note.split("\n\n")[0] + "\n"
    forger = SignerKey.new(KEY.name)
    assert check(assembly, forger.sign(text)) == "forged"
    made_up = text.splitlines()[-1].removeprefix("receipt: ")
    changed = note.replace(made_up, new_code())
    assert check(assembly, changed) == "forged"
    assert check(assembly, note.replace("round: 1", "round: 2")) == "forged"
    assert check(assembly, new_code()) == "not_listed"
    lost = KEY.sign(text.replace(made_up, new_code()))
    assert check(assembly, lost) == "missing"
    file = Client().post(f"/en/vote/{assembly.slug}/receipt/file/", {"receipt": changed})
    assert file.status_code == 404


@pytest.mark.django_db
def test_codes_and_options_of_another_assembly_are_refused():
    world, other = make_world(), make_world("kok-oi")
    assembly, elsewhere = online(world, 3), online(other, 3)
    code, strange = code_of(assembly, world), code_of(elsewhere, other)
    assert cast(assembly, strange, slugs(assembly)[0]).status_code == 422
    assert cast(assembly, code, slugs(elsewhere)[0]).status_code == 422
    assert cast(assembly, code, "<script>").status_code == 422
    assert cast(assembly, new_code(), slugs(assembly)[0]).status_code == 422
    assert cast(elsewhere, code, slugs(elsewhere)[0]).status_code == 422
    assert not VoterMark.objects.exists()


@pytest.mark.django_db
def test_a_replayed_request_changes_nothing_and_late_ones_come_too_late():
    world = make_world()
    assembly = online(world, 3)
    code, keys = code_of(assembly, world), slugs(assembly)
    first, again = cast(assembly, code, keys[0]), cast(assembly, code, keys[1])
    assert first.context["note"] == again.context["note"]
    assert BallotBox.objects.get().cast == 1
    with clock.at(GATHERS):
        second = issue_voting_codes(assembly, actor=world.actor("specialist"), numbers=[2]).codes[0].code
    with clock.at(AFTER):
        late = Client().post(
            f"/en/vote/{assembly.slug}/", {"round": 1, "code": second, "marks": keys[0], "confirm": "1"}
        )
    assert late.status_code == 409
    assert BallotBox.objects.get().cast == 1


@pytest.mark.django_db
def test_a_script_in_a_title_stays_a_text_and_a_strange_site_casts_nothing():
    world = make_world()
    assembly = online(world, 3)
    problem = assembly.ballot()[0].problem
    with inside_an_act():
        type(problem).objects.filter(pk=problem.pk).update(title_ky="<script>alert(1)</script>", title_en="")
    code = code_of(assembly, world)
    with clock.at(GATHERS):
        page = Client().get(f"/ky/vote/{assembly.slug}/").content.decode()
    review = cast(assembly, code, problem.slug, confirm="").content.decode()
    assert "&lt;script&gt;alert" in page
    assert "<script>alert" not in page + review
    strict = Client(enforce_csrf_checks=True)
    fields = {"round": 1, "code": code, "marks": problem.slug, "confirm": "1"}
    with clock.at(GATHERS):
        assert strict.post(f"/ky/vote/{assembly.slug}/", fields).status_code == 403
    assert not VoterMark.objects.exists()
