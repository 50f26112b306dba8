"""Somebody found in a round is passed on to a service with the number and consent of the social card."""

import pytest

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.delivery.actions.recipient import leave_service, register_from_card
from tapshyryk.delivery.forms.recipient import FromCardForm
from tapshyryk.delivery.models import Recipient
from tapshyryk.delivery.queries.identity import identity_for
from tapshyryk.delivery.steps import recipient_from_card
from tapshyryk.needs.actions.social_card import open_card
from tests.contracts.agreed import awarded_order, signed
from tests.delivery.running import TODAY, registered
from tests.needs.finding import found
from tests.needs.walking import running_round
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon():
    with clock.at(NOON):
        yield


@pytest.fixture
def order(world):
    return signed(world, awarded_order(world)).order


def refused(action, *subject, **given):
    with pytest.raises(Refused) as trouble:
        action(*subject, **given)
    return trouble.value.rules or (trouble.value.reasons[0].kind,)


def opened(world):
    card = found(world, running_round(world), vulnerable_group="көп балалуу үй-бүлө")
    open_card(card, actor=world.actor("specialist"))
    return card


def test_number_consent_and_what_registers_knew_are_taken_over(world, order):
    card = opened(world)
    recipient = recipient_from_card(order)
    register_from_card(recipient, actor=world.actor("specialist"), card=card)
    assert recipient.card_number == card.card_number
    assert (recipient.known_before, recipient.consent_on) == (False, card.consent_on)
    assert (recipient.sex, recipient.age_band, recipient.vulnerable_group) == (
        "female",
        "0-6",
        "көп балалуу үй-бүлө",
    )
    assert identity_for(world.actor("worker"), recipient).full_name == "Планттын Уулу"
    card.refresh_from_db()
    assert card.state == "served"
    assert recipient_from_card(order) is None
    entries = " ".join(Act.objects.values_list("entry", flat=True))
    assert "Планттын" not in entries


def test_a_card_is_passed_on_once_and_only_an_open_one(world, order):
    card = opened(world)
    register_from_card(Recipient(order=order), actor=world.actor("specialist"), card=card)
    assert refused(
        register_from_card, Recipient(order=order), actor=world.actor("specialist"), card=card
    ) == ("state",)
    unopened = found(world, card.round, "Планттын Кызы")
    given = {"actor": world.actor("specialist"), "card": unopened}
    assert refused(register_from_card, Recipient(order=order), **given) == ("state",)
    assert Recipient.objects.count() == 1


def test_the_card_of_another_municipality_stays_there(world, order):
    other = make_world("kok-oi")
    card = opened(other)
    assert refused(
        register_from_card, Recipient(order=order), actor=world.actor("specialist"), card=card
    ) == ("state",)
    card.refresh_from_db()
    assert card.state == "opened"


@pytest.mark.parametrize("who", ["worker", "director", "resident", "administrator", "head", "finance"])
def test_only_the_specialist_passes_cards_on(world, order, who):
    card = opened(world)
    assert refused(register_from_card, Recipient(order=order), actor=world.actor(who), card=card) == (
        "permission",
    )


def test_cards_are_offered_by_number_and_never_by_name(world, order):
    card = opened(world)
    form = FromCardForm(subject=recipient_from_card(order), actor=world.actor("specialist"))
    offered = str(form["card"])
    assert card.card_number in offered
    assert "Планттын" not in offered


def test_a_recipient_is_known_to_the_round_until_they_leave(world, order):
    recipient = registered(world, order)
    this = running_round(world)
    assert refused(found, world, this) == ("needs.person_kept_once",)
    leave_service(recipient, actor=world.actor("worker"), day=TODAY)
    assert found(world, this).state == "found"
