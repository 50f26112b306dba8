"""Those concerned are told by letter, in their own language, and nobody twice."""

import pytest
from django.core import mail

from tapshyryk.assemblies.actions.convening import cancel_assembly
from tapshyryk.assemblies.actions.minutes import sign_minutes
from tapshyryk.core import clock
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.outbox.delivery import deliver_waiting
from tapshyryk.needs.actions.papers import invite_to_session
from tapshyryk.needs.actions.session import cancel_session
from tapshyryk.needs.notices import COMMUNITY
from tapshyryk.parties.actions.role import end_role, give_role
from tapshyryk.parties.models import Account, Membership
from tests.assemblies.stages import GATHERS, closed, convened, signed_by_all
from tests.needs.stages import DAY, listed, planned
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    """The world, in which the activist reads Russian and the chair of the council Kyrgyz."""
    world = make_world()
    with inside_an_act():
        for name, language in (("activist", "ru"), ("chair", "ky"), ("director", "en")):
            account = Account.objects.open_for(world.people[name], f"{name}@example.org", None)
            account.language = language
            account.save(update_fields=["language"])
    return world


def letters() -> dict[str, mail.EmailMessage]:
    """What was sent since the last look, by address."""
    deliver_waiting()
    sent = {letter.to[0]: letter for letter in mail.outbox}
    assert len(sent) == len(mail.outbox)
    mail.outbox.clear()
    return sent


def test_the_community_hears_of_the_session_and_its_list(world):
    session = planned(world)
    assert letters() == {}
    invite_to_session(session, actor=world.actor("specialist"), roles=COMMUNITY, language="ky")
    sent = letters()
    assert set(sent) == {"activist@example.org", "chair@example.org"}
    assert sent["activist@example.org"].subject == "Сессия оценки нужд: 2 февраля 2026 г."
    assert "Клуб" in sent["chair@example.org"].body
    cancel_session(session, actor=world.actor("specialist"), reason="Жол жабык")
    assert "Жол жабык" in letters()["activist@example.org"].body


def test_the_community_hears_of_the_list(world):
    listed(world)
    deliver_waiting()
    last = [letter for letter in mail.outbox if letter.to == ["chair@example.org"]][-1]
    assert last.subject == "Артыкчылыктуу көйгөйлөрдүн тизмеси даяр"
    assert "1. Бала бакча жок\n2. Майып балдарга борбор жок" in last.body


def test_the_community_hears_of_the_assembly_and_its_decision(world):
    session, _ = listed(world)
    deliver_waiting()
    mail.outbox.clear()
    assembly = convened(world, needs_session=session)
    sent = letters()
    assert sent["activist@example.org"].subject == "Сход: 2 марта 2026 г., 14:00"
    assert "/ru/assemblies/ala-too-assembly-2026-03-02/" in sent["activist@example.org"].body
    cancel_assembly(assembly, actor=world.actor("specialist"), reason="Сел жүрдү")
    assert "Сел жүрдү" in letters()["chair@example.org"].body


def test_the_minutes_are_told_in_words(world):
    assembly = closed(world, [101, 60, 20, 0, 5])
    with clock.at(GATHERS):
        signed_by_all(assembly)
        sign_minutes(assembly, actor=world.actor("head"))
    deliver_waiting()
    last = [letter for letter in mail.outbox if letter.to == ["activist@example.org"]][-1]
    assert "больше половины участвовавших (101 из 200)" in last.body


def test_a_role_is_told_to_its_holder(world):
    membership = Membership(municipality=world.municipality)
    with clock.at(GATHERS):
        give_role(
            membership,
            actor=world.actor("head"),
            role="monitoring_member",
            person=world.people["director"],
            since=DAY,
        )
    sent = letters()
    assert set(sent) == {"director@example.org"}
    assert "member of the joint monitoring group" in sent["director@example.org"].body
    assert "2 February 2026" in sent["director@example.org"].body
    with clock.at(GATHERS):
        end_role(membership, actor=world.actor("head"))
    assert "has ended" in letters()["director@example.org"].body
