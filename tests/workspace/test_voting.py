"""A voter marks a ballot online with a code, looks it over, gets a receipt, and checks it afterwards."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse

from tapshyryk.assemblies.actions.online import issue_voting_codes
from tapshyryk.assemblies.actions.voting import close_vote, run_off
from tapshyryk.assemblies.models import Assembly, BallotBox, VoterMark
from tapshyryk.assemblies.queries.votes import vote_of
from tapshyryk.core import clock
from tapshyryk.core.acts import keys as record_keys
from tapshyryk.core.acts.models import Act
from tapshyryk.core.identities.sealing import unseal_text
from tapshyryk.workspace.views import voting
from tests.assemblies.polling import AFTER, UNTIL, online, slugs
from tests.assemblies.stages import FEW, GATHERS, TOLD, convened
from tests.core.acts.bundles import KEY
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_the_hall(monkeypatch):
    monkeypatch.setattr(record_keys, "_given", KEY.written)
    caches["limits"].clear()
    with clock.at(GATHERS):
        yield


def sent(assembly: Assembly, client: Client | None = None, **given: object):
    fields = {"round": assembly.round, **given}
    return (client or Client()).post(reverse("voting:vote", args=[assembly.slug]), fields)


def codes_of(assembly: Assembly, world: World) -> list[str]:
    return [one.code for one in issue_voting_codes(assembly, actor=world.actor("specialist")).codes]


def shown(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_a_ballot_is_looked_over_cast_and_its_receipt_found_in_the_list(world, language):
    assembly = online(world, 6)
    codes, keys = codes_of(assembly, world), slugs(assembly)
    base, client = f"/{language}/vote/{assembly.slug}/", Client()
    page = client.get(base)
    assert page.status_code == 200
    assert 'type="radio"' in shown(page)
    fields = {"round": 1, "code": codes[0].lower().replace("-", " "), "marks": keys[1]}
    review = client.post(base, fields)
    assert review.templates[0].name == "workspace/vote_review.html"
    assert not VoterMark.objects.exists()
    typed = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', shown(review)))
    assert typed.items() >= {"code": fields["code"], "marks": keys[1], "round": "1"}.items()
    given = client.post(base, {**typed, "confirm": "1"})
    receipt, note = given.context["receipt"], given.context["note"]
    assert given.status_code == 200
    assert receipt in shown(given)
    assert keys[1] not in note
    assert "no-store" in given["Cache-Control"]
    again = client.post(base, {**typed, "marks": keys[2], "confirm": "1"})
    assert (again.context["receipt"], again.context["note"]) == (receipt, note)
    assert BallotBox.objects.get().cast == 1
    file = client.post(f"{base}receipt/file/", {"receipt": note})
    assert file.content.decode() == note
    assert file["Content-Disposition"].startswith("attachment")
    check = client.post(f"{base}receipt/", {"receipt": note})
    assert check.context["found"].finding == "waiting"
    with clock.at(AFTER):
        assert client.post(base, {"code": codes[0]}).context["note"] == note
        close_vote(assembly, actor=world.actor("specialist"), override=FEW)
        for typed in (note, receipt, note.replace("\n", "\r\n  ")):
            assert client.post(f"{base}receipt/", {"receipt": typed}).context["found"].finding == "listed"
    assert dict(vote_of(assembly).ballots.marked) == {(keys[1],): 1}


def test_what_was_typed_stays_when_something_is_wrong(world):
    assembly = online(world, 2)
    code, keys = codes_of(assembly, world)[0], slugs(assembly)
    wrong = sent(assembly, code="7K2M-9QXC-4TBD-X", marks=keys[2], confirm="1")
    assert wrong.status_code == 422
    assert 'value="7K2M-9QXC-4TBD-X"' in shown(wrong)
    assert re.search(f'value="{keys[2]}"[^>]* checked', shown(wrong))
    nothing = sent(assembly, code=code, confirm="1")
    assert nothing.status_code == 422
    assert f'value="{code}"' in shown(nothing)
    changed = sent(assembly, code=code, marks=keys[2], change="1")
    assert re.search(f'value="{keys[2]}"[^>]* checked', shown(changed))
    assert not VoterMark.objects.exists()


def test_a_blank_ballot_is_said_to_be_blank(world):
    assembly = online(world, 2)
    code = codes_of(assembly, world)[0]
    assert sent(assembly, code=code, marks="-").context["chosen"] == []
    assert sent(assembly, code=code, marks="-", confirm="1").context["receipt"]
    assert '"ballots":[[]]' in unseal_text(BallotBox.objects.get().sealed)


@pytest.mark.parametrize("rule", ["borda", "instant_run_off", "schulze"])
def test_a_ranking_is_given_by_places(world, rule):
    assembly = online(world, 3, rule=rule)
    code, keys = codes_of(assembly, world)[0], slugs(assembly)
    twice = sent(assembly, code=code, place_1="1", place_2="1")
    assert list(twice.context["form"].errors) == ["place_2"]
    gap = sent(assembly, code=code, place_1="1", place_4="3")
    assert list(gap.context["form"].errors) == ["place_4"]
    assert sent(assembly, code=code, place_1="6").status_code == 422
    review = sent(assembly, code=code, place_1="2", place_4="1")
    assert [line.key for line in review.context["chosen"]] == [keys[3], keys[0]]
    sent(assembly, code=code, place_1="2", place_4="1", confirm="1")
    with clock.at(AFTER):
        close_vote(assembly, actor=world.actor("specialist"), override=FEW)
    assert dict(vote_of(assembly).ballots.marked) == {(keys[3], keys[0]): 1}


def test_several_within_a_sum_show_costs_and_the_sum(world):
    costs = (500_000_00, 600_000_00, 400_000_00, 900_000_00, 900_000_00)
    assembly = online(world, 3, rule="equal_shares", budget=1_000_000_00, costs=costs)
    keys, code = slugs(assembly), codes_of(assembly, world)[0]
    page = shown(Client().get(f"/en/vote/{assembly.slug}/")).replace("\N{NO-BREAK SPACE}", " ")
    assert "1,000,000 som" in page
    assert "600,000 som" in page
    review = sent(assembly, code=code, marks=[keys[0], keys[1]])
    assert review.context["sum"] == 1_100_000_00
    sent(assembly, code=code, marks=[keys[1], keys[0]], confirm="1")
    with clock.at(AFTER):
        close_vote(assembly, actor=world.actor("specialist"), override=FEW)
    assert dict(vote_of(assembly).ballots.marked) == {(keys[0], keys[1]): 1}


def test_the_page_says_how_the_vote_stands(world):
    hands = convened(world)
    assert shown(Client().get(f"/en/vote/{hands.slug}/")).count("has no online vote") == 1
    assert Client().get(f"/en/vote/{hands.slug}/receipt/").templates[0].name == "workspace/vote.html"
    assert Client().get("/en/vote/nowhere/").status_code == 404
    other = make_world("kok-oi")
    ahead = convened(other, ways=("online",), online_until=UNTIL)
    with clock.at(TOLD):
        page = Client().get(f"/en/vote/{ahead.slug}/")
    assert "has not begun yet" in shown(page)
    assert page.context["form"] is None
    assert sent(ahead, code="x", confirm="1").status_code == 409
    third = make_world("toguz")
    assembly = online(third, 2)
    with clock.at(AFTER):
        page = Client().get(f"/en/vote/{assembly.slug}/")
    assert "is over" in shown(page)
    assert page.context["form"] is None


def test_the_second_vote_has_a_ballot_and_receipts_of_its_own(world):
    assembly = online(world, 4, rule="majority")
    codes, keys = codes_of(assembly, world), slugs(assembly)
    first = [
        sent(assembly, code=code, marks=keys[number], confirm="1").context["note"]
        for number, code in enumerate(codes)
    ]
    close_vote(assembly, actor=world.actor("specialist"), override=FEW)
    later = UNTIL + timedelta(days=1)
    assert sent(assembly, code=codes[0], marks=keys[1], confirm="1").context["note"] == first[0]
    run_off(assembly, actor=world.actor("specialist"), online_until=later)
    between = slugs(assembly)
    assert len(between) == 2
    with clock.at(AFTER):
        stale = sent(assembly, code=codes[0], marks=between[0], confirm="1", round=1)
        assert stale.status_code == 409
        assert VoterMark.objects.filter(round=2).count() == 0
        gone = next(key for key in keys if key not in between)
        assert sent(assembly, code=codes[0], marks=gone, confirm="1").status_code == 422
        second = sent(assembly, code=codes[0], marks=between[1], confirm="1").context["note"]
        check = reverse("voting:check", args=[assembly.slug])
        assert second not in first
        assert Client().post(check, {"receipt": first[0]}).context["found"].finding == "listed"
        assert Client().post(check, {"receipt": second}).context["found"].finding == "waiting"


def test_a_run_off_asks_when_its_online_vote_ends(world):
    from tapshyryk.core.lifecycle.refusals import Refused

    assembly = online(world, 2, rule="majority")
    for code, key in zip(codes_of(assembly, world), slugs(assembly), strict=False):
        sent(assembly, code=code, marks=key, confirm="1")
    with clock.at(AFTER):
        close_vote(assembly, actor=world.actor("specialist"), override=FEW)
        with pytest.raises(Refused) as refused:
            run_off(assembly, actor=world.actor("specialist"))
    assert refused.value.rules == ("assemblies.online_vote_ends",)


def test_wrong_codes_are_counted_and_right_ones_are_not(world, monkeypatch):
    from tapshyryk.core.codes import new_code

    monkeypatch.setattr(voting, "WRONG_CODES_AN_HOUR", 3)
    assembly = online(world, 6)
    codes, key = codes_of(assembly, world), slugs(assembly)[0]
    for code in codes[:5]:
        assert sent(assembly, code=code, marks=key, confirm="1").status_code == 200
    guesses = [sent(assembly, code=new_code(), marks=key, confirm="1").status_code for _ in range(4)]
    assert guesses == [422, 422, 422, 429]
    assert sent(assembly, code=codes[5], marks=key, confirm="1").status_code == 429
    elsewhere = Client(REMOTE_ADDR="10.0.0.7")
    assert sent(assembly, elsewhere, code=codes[5], marks=key, confirm="1").status_code == 200
    assert Act.objects.filter(verb="cast_ballot").count() == 6


def test_without_a_signing_key_no_ballot_is_lost(world, monkeypatch):
    from tapshyryk.core.acts.keys import KeyTrouble

    def none() -> None:
        raise KeyTrouble("gone")

    assembly = online(world, 2)
    monkeypatch.setattr(voting, "signing_key", none)
    code = codes_of(assembly, world)[0]
    assert sent(assembly, code=code, marks=slugs(assembly)[0], confirm="1").status_code == 503
    assert not VoterMark.objects.exists()
