"""Anybody proposes, confirms and rewords a problem on public pages, and gets no further."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.core import mail
from django.core.cache import cache, caches
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tapshyryk.core import clock
from tapshyryk.core.outbox.delivery import deliver_waiting
from tapshyryk.needs.actions.moderation import decline_problem, merge_problem, return_problem
from tapshyryk.needs.actions.proposing import reword_proposal
from tapshyryk.needs.models import Following, ProposedProblem
from tapshyryk.needs.queries.links import CONFIRM, FOLLOW, REWORD, UNFOLLOW, key_of, token_for
from tapshyryk.workspace.views import saying, speaking
from tests.needs.proposals import AUTHOR, followed, published, sent, waiting, words
from tests.workspace.proposing_form import filled, link_in_letter, send
from tests.workspace.test_pages import signed_in
from tests.world import NOON, World

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert('бакча')</script>"


@pytest.fixture(autouse=True)
def at_noon():
    caches["limits"].clear()
    cache.clear()
    with clock.at(NOON):
        yield


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_from_the_first_word_to_the_specialist(world: World, language: str) -> None:
    with translation.override(language):
        client, door = Client(), reverse("proposing:propose")
        assert client.get(door).status_code == 200
        first = {"part": "first", "municipality": world.municipality.slug, "title": "Көпүрө жок"}
        second = client.post(door, first).content.decode()
        assert "Көпүрө жок" in second
        assert send(world, title="Көпүрө жок", language=language).status_code == 200
        problem = ProposedProblem.objects.get()
        assert (problem.state, problem.language, str(problem.title)) == ("sent", language, "Көпүрө жок")
        link = link_in_letter()
        assert f"/{language}/propose/confirm/" in link
        assert client.get(link).status_code == 200
        problem.refresh_from_db()
        assert problem.state == "sent"  # a program that follows links in letters confirms nothing
        assert client.post(link).status_code == 200
    problem.refresh_from_db()
    assert problem.state == "waiting"


def test_similar_ones_are_shown_before_the_form_also_without_scripts(world: World) -> None:
    there = published(world, "Бала бакчага орун жетпейт")
    first = {"part": "first", "municipality": world.municipality.slug, "title": "БАЛА БАКЧА керек"}
    page = Client().post(reverse("proposing:propose"), first).content.decode()
    assert reverse("portal:problem", args=[there.slug]) in page
    typed = {"title": "бала бакча", "municipality": world.municipality.slug}
    piece = Client().post(reverse("proposing:similar"), typed)
    assert reverse("portal:problem", args=[there.slug]) in piece.content.decode()
    assert piece["Cache-Control"] == "no-store"
    assert Client().post(reverse("proposing:similar"), {"title": "э" * 5000}).status_code == 200
    assert Client().get(reverse("proposing:similar")).status_code == 405


def test_a_script_is_shown_as_a_text(world: World) -> None:
    send(world, title=SCRIPT, text=SCRIPT, touches=SCRIPT)
    problem = ProposedProblem.objects.get()
    page = Client().get(reverse("proposing:confirm", args=[token_for(CONFIRM, problem.pk)])).content.decode()
    assert SCRIPT not in page
    assert "&lt;script&gt;" in page
    public = published(world, SCRIPT, text=SCRIPT, touches=SCRIPT)
    for address in (
        reverse("portal:problem", args=[public.slug]),
        reverse("portal:proposed"),
        reverse("proposing:follow", args=[public.slug]),
    ):
        page = Client().get(address).content.decode()
        assert SCRIPT not in page, address
        assert "&lt;script&gt;" in page, address
    piece = Client().post(reverse("proposing:similar"), {"title": SCRIPT}).content.decode()
    assert "<script" not in piece
    assert "&lt;script&gt;" in piece


def test_a_link_nobody_sent_opens_nothing(world: World) -> None:
    problem, other = sent(world), followed(published(world), "one@example.kg")
    good = token_for(CONFIRM, problem.pk)
    forged = [
        str(problem.pk),
        f"{problem.pk}:",
        good[:-1] + ("A" if good[-1] != "A" else "B"),
        f"{other.problem_id}{good[36:]}",  # the key of another with this signature
        token_for(REWORD, problem.pk),  # made for something else
        token_for(UNFOLLOW, problem.pk),
    ]
    for token in forged:
        assert key_of(CONFIRM, token) is None
        address = reverse("proposing:confirm", args=[token])
        assert Client().get(address).status_code == 404
        assert Client().post(address).status_code == 404
    problem.refresh_from_db()
    assert problem.state == "sent"
    for name, what in (("unfollow", FOLLOW), ("follow_confirm", UNFOLLOW), ("reword", CONFIRM)):
        token = token_for(what, other.pk)
        assert Client().post(reverse(f"proposing:{name}", args=[token])).status_code == 404
    assert Following.objects.get(pk=other.pk).state == "following"


def test_a_link_pressed_again_changes_nothing(world: World) -> None:
    problem = waiting(world)
    again = Client().post(reverse("proposing:confirm", args=[token_for(CONFIRM, problem.pk)]))
    assert again.status_code == 200
    decline_problem(problem, actor=world.actor("specialist"), reason="Бул көйгөй чечилди")
    Client().post(reverse("proposing:confirm", args=[token_for(CONFIRM, problem.pk)]))
    problem.refresh_from_db()
    assert problem.state == "declined"


def test_the_form_sent_twice_is_one_problem(world: World) -> None:
    given = filled(world)
    for _ in range(2):
        assert Client().post(reverse("proposing:propose"), given).status_code == 200
    assert ProposedProblem.objects.count() == 1


def test_what_is_missing_is_said_and_what_was_written_stays(world: World) -> None:
    answer = send(world, email="nowhere", theme="", text="Үч жылдан бери")
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"email", "theme"}
    assert "Үч жылдан бери" in answer.content.decode()
    assert send(world, title="a\0b").status_code == 422
    assert send(world, people="-4").status_code == 422
    assert (
        Client().post(reverse("proposing:propose"), {"part": "rest", "place": "nowhere"}).status_code == 404
    )
    assert Client().post(reverse("proposing:propose"), {"part": "first"}).status_code == 422


def test_one_address_is_slowed_down_and_no_mailbox_is_flooded(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(saying.MOST_LETTERS):
        assert send(world, title=f"Көйгөй {number}").status_code == 200
    assert send(world, title="Дагы бири").status_code == 429
    assert send(world, title="Дагы бири", email="other@example.kg").status_code == 200
    caches["limits"].clear()
    monkeypatch.setattr(saying, "MOST_LETTERS", 100)
    statuses = [
        send(world, title=f"Көйгөй {number}", email=f"{number}@example.kg").status_code
        for number in range(speaking.MOST_AN_HOUR + 1)
    ]
    assert statuses == [200] * speaking.MOST_AN_HOUR + [429]


def test_a_stranger_changes_ids_and_sees_nothing(world: World) -> None:
    problem = waiting(world)
    for who in ("resident", "director", "administrator", "auditor", "monitor"):
        stranger = signed_in(world, who)
        at = reverse("workspace:subject", args=["proposed_problem", problem.pk])
        assert stranger.get(at).status_code == 404, who
        for verb in ("publish_problem", "decline_problem", "merge_problem", "return_problem"):
            step = reverse("workspace:step", args=["proposed_problem", problem.pk, verb])
            assert stranger.post(step, {"reason": "Бул менин сөзүм", "theme": "other"}).status_code in {
                403,
                404,
            }
    problem.refresh_from_db()
    assert problem.state == "waiting"
    following = followed(published(world, "Көпүрө жок"), "one@example.kg")
    at = reverse("workspace:subject", args=["following", following.pk])
    assert signed_in(world, "specialist").get(at).status_code == 404
    page = signed_in(world, "specialist").get(
        reverse("workspace:subject", args=["proposed_problem", problem.pk])
    )
    assert page.status_code == 200
    assert AUTHOR not in page.content.decode()


def test_the_link_of_a_letter_rewords_what_was_sent_back_and_nothing_else(world: World) -> None:
    problem = waiting(world)
    address = reverse("proposing:reword", args=[token_for(REWORD, problem.pk)])
    assert "Айылда бала бакча жок" not in Client().get(address).content.decode()
    return_problem(problem, actor=world.actor("specialist"), reason="Адамдын атын алып салыңыз")
    page = Client().get(address).content.decode()
    assert "Адамдын атын алып салыңыз" in page
    given = filled(world, title="Бакча керек")
    assert Client().post(address, given).status_code == 200
    problem.refresh_from_db()
    assert (problem.state, problem.title_ky) == ("waiting", "Бакча керек")
    Client().post(address, filled(world, title="Башкасы"))
    problem.refresh_from_db()
    assert problem.title_ky == "Бакча керек"


def test_a_stranger_follows_by_a_confirmed_address_and_stops_by_the_link(world: World) -> None:
    problem = published(world)
    deliver_waiting()
    door = reverse("proposing:follow", args=[problem.slug])
    asked = Client().post(door, {"email": "One@Example.KG", "request_key": str(uuid4())})
    assert asked.status_code == 200
    again = Client().post(door, {"email": "one@example.kg", "request_key": str(uuid4())})
    assert again.status_code == 200  # and nothing tells that the address was there before
    following = Following.objects.get()
    assert (following.email, following.state) == ("one@example.kg", "asked")
    link = link_in_letter()
    Client().get(link)
    following.refresh_from_db()
    assert following.state == "asked"
    Client().post(link)
    following.refresh_from_db()
    assert following.state == "following"
    twin = published(world, "Бакча керек", "second@example.kg")
    deliver_waiting()
    merge_problem(problem, actor=world.actor("specialist"), into=twin)
    mail.outbox.clear()
    deliver_waiting()
    letter = next(one for one in mail.outbox if one.to == ["one@example.kg"])
    stop = re.findall(r"https?://[^/]+(/\S*unfollow\S+)", letter.body)[0]
    assert Client().post(stop).status_code == 200
    following.refresh_from_db()
    assert (following.state, following.email) == ("ended", "")
    assert Client().post(stop).status_code == 200


def test_somebody_signed_in_needs_no_letter(world: World) -> None:
    resident = signed_in(world, "resident")
    given = filled(world)
    del given["email"]
    answer = resident.post(reverse("proposing:propose"), given)
    problem = ProposedProblem.objects.get()
    assert answer.status_code == 302
    assert (problem.state, problem.proposed_by) == ("waiting", world.people["resident"])
    assert resident.get(answer["Location"]).status_code == 200
    return_problem(problem, actor=world.actor("specialist"), reason="Дагы так жазыңыз")
    reword_proposal(problem, actor=world.actor("resident"), words=words("Бакча керек"))
    door = reverse("proposing:follow", args=[published(world, "Көпүрө жок").slug])
    assert "/work/begin/follow_problem/" in resident.get(door)["Location"]
