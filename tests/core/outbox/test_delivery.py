"""A letter goes out after the act, once, and is tried again when the channel fails."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core import mail

from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.outbox import channels, notices
from tapshyryk.core.outbox.delivery import deliver_waiting
from tapshyryk.core.outbox.models import HandedOver, Message
from tapshyryk.core.outbox.notices import Letter
from tapshyryk.needs.actions.session import plan_session
from tapshyryk.needs.models import NeedsSession
from tapshyryk.parties.models import Account
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def head_is_told(world: World) -> Iterator[None]:
    """The head has an account and alone is told of every planned session, for the length of a test."""
    before = {verb: list(listed) for verb, listed in notices._notices.items()}
    notices._notices.pop("plan_session", None)
    with inside_an_act():
        Account.objects.open_for(world.people["head"], "Head@Example.org", None)

    @notices.tell("plan_session")
    def write(act: Any) -> list[Letter]:
        return [Letter(world.people["head"].ref, lambda: "Planned\r\nBcc: x@y", lambda: act.subject_label)]

    yield
    notices._notices.clear()
    notices._notices.update(before)


def plan(world: World) -> None:
    session = NeedsSession(slug="spring", municipality=world.municipality, title_ky="Жыйын")
    plan_session(session, actor=world.actor("specialist"), planned_for=date(2026, 3, 1), venue="")


def test_nothing_is_posted_of_what_nobody_is_told(world: World) -> None:
    before = {verb: list(listed) for verb, listed in notices._notices.items()}
    notices._notices.pop("plan_session", None)
    try:
        plan(world)
    finally:
        notices._notices.update(before)
    assert Message.objects.count() == 0


@pytest.mark.usefixtures("head_is_told")
def test_a_letter_goes_out_once(world: World) -> None:
    plan(world)
    assert deliver_waiting() == 1
    assert deliver_waiting() == 0
    written = [m for m in mail.outbox if m.to == ["head@example.org"] and "Planned" in m.subject]
    assert len(written) == 1
    assert written[0].subject == "Planned Bcc: x@y"
    assert "spring" in written[0].body


@pytest.mark.usefixtures("head_is_told")
def test_a_failing_channel_is_tried_again_and_others_do_not_hear_twice(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan(world)
    heard: list[str] = []

    def broken(letter: Letter, contact: channels.Contact) -> bool:
        raise ConnectionError("no line")

    def sound(letter: Letter, contact: channels.Contact) -> bool:
        heard.append(letter.to)
        return True

    monkeypatch.setattr(channels, "CHANNELS", {})
    monkeypatch.setattr("tapshyryk.core.outbox.delivery.CHANNELS", {"sms": sound, "email": broken})
    assert deliver_waiting() == 0
    message = Message.objects.get()
    assert (message.tries, message.trouble) == (1, "ConnectionError")
    assert message.next_try_at > message.posted_at
    Message.objects.update(next_try_at=message.posted_at)
    monkeypatch.setattr("tapshyryk.core.outbox.delivery.CHANNELS", {"sms": sound, "email": sound})
    assert deliver_waiting() == 1
    assert heard.count(world.people["head"].ref) == 2
    assert HandedOver.objects.filter(channel="sms").count() == 1
