"""People found in a round that is under way, for the tests of this room and the next."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapshyryk.core import clock
from tapshyryk.core.identities.domain.identity import Identity
from tapshyryk.needs.actions.social_card import record_found, record_refusal
from tapshyryk.needs.models import Round, SocialCard
from tests.world import NOON, World

DAY = date(2026, 3, 2)


def found(world: World, this: Round, name: str = "Планттын Уулу", **given: Any) -> SocialCard:
    """A child of five in the first village, written down by the activist with the mother's consent."""
    card = SocialCard(round=this, settlement=given.pop("settlement", this.places.first().settlement))
    identity = Identity(
        full_name=name,
        born_on=given.pop("born_on", date(2020, 5, 1)),
        guardian_name=given.pop("guardian_name", "Планттын Энеси"),
        address="Жашыруун көчө 7",
        phone="+996 000 000",
    )
    values = {"sex": "female", "known_before": False, "found_on": DAY, "consent_on": DAY, **given}
    actor = world.actor(values.pop("who", "activist"))
    with clock.at(NOON):
        record_found(card, actor=actor, identity=identity, **values)
    return card


def refusing(world: World, this: Round, **given: Any) -> SocialCard:
    """A man in the second village who was counted without consent."""
    card = SocialCard(round=this, settlement=given.pop("settlement", this.places.last().settlement))
    values = {"sex": "male", "age_band": "63+", "found_on": DAY, **given}
    with clock.at(NOON):
        record_refusal(card, actor=world.actor(values.pop("who", "activist")), **values)
    return card
