"""Registering recipients, correcting their cards, and recording that they left."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapshyryk.core.access.actors import Actor, System
from tapshyryk.core.codes import new_code
from tapshyryk.core.identities.domain.identity import Identity, age_band, commitment
from tapshyryk.core.identities.matching import mark
from tapshyryk.core.identities.sealing import seal
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import Refused, gone
from tapshyryk.delivery.models import Enrolment, Recipient, RecipientIdentity
from tapshyryk.needs.actions.social_card import pass_card_on
from tapshyryk.needs.models import SocialCard
from tapshyryk.needs.queries.social_cards import open_cards_of, read_identity


def register_recipient(
    recipient: Recipient,
    *,
    actor: Actor,
    identity: Identity,
    sex: str,
    consent_on: date | None,
    vulnerable_group: str = "",
    known_before: bool | None = None,
    fits_target_group: bool = True,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Register a recipient that is not saved yet; the order is set. A card number is drawn.

    `known_before` is False for a latent need: found in a house-to-house round, on no register before. The
    act holds no identity, only a salted hash that binds the sealed card.
    """
    given = {
        "consent_on": consent_on,
        "born_on": identity.born_on,
        "fits_target_group": fits_target_group,
    }

    def effect(recipient: Recipient, ask: Any) -> Deed:
        recipient.card_number = new_code()
        recipient.sex, recipient.vulnerable_group = sex, vulnerable_group
        recipient.age_band = age_band(identity.born_on, ask.today)
        recipient.known_before = known_before
        recipient.consent_on = consent_on or ask.today  # a guard has refused a missing one
        return _kept(recipient, identity)

    return perform(
        recipient, "register_recipient", actor=actor, given=given, effect=effect, override=override
    )


def register_from_card(
    recipient: Recipient,
    *,
    actor: Actor,
    card: SocialCard,
    fits_target_group: bool = True,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Register somebody whose social card a house-to-house round has opened; the order is set.

    Card number, consent and whether a register knew are taken over, who it is is sealed anew, and the card
    is passed on. Raises Refused when the card is not open or belongs to another municipality.
    """
    row = open_cards_of(recipient.order.municipality).filter(pk=card.pk).first()
    identity = read_identity(row) if row is not None else None
    if row is None or identity is None or row.card_number is None or row.consent_on is None:
        raise Refused((gone(),))
    number, consent_on = row.card_number, row.consent_on
    given = {
        "consent_on": consent_on,
        "born_on": identity.born_on,
        "fits_target_group": fits_target_group,
    }

    def effect(recipient: Recipient, ask: Any) -> Deed:
        pass_card_on(row, actor=System("lifecycle"))
        recipient.card_number = number
        recipient.sex, recipient.vulnerable_group = row.sex, row.vulnerable_group
        recipient.age_band = age_band(identity.born_on, ask.today)
        recipient.known_before, recipient.consent_on = row.known_before, consent_on
        return _kept(recipient, identity)

    return perform(
        recipient, "register_from_card", actor=actor, given=given, effect=effect, override=override
    )


def correct_recipient(
    recipient: Recipient,
    *,
    actor: Actor,
    identity: Identity,
    sex: str,
    vulnerable_group: str = "",
    known_before: bool | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Correct the card; what stood on it before stays bound by the earlier act's hash."""
    given = {"consent_on": recipient.consent_on, "born_on": identity.born_on}

    def effect(recipient: Recipient, ask: Any) -> Deed:
        recipient.sex, recipient.vulnerable_group = sex, vulnerable_group
        recipient.age_band = age_band(identity.born_on, recipient.consent_on)
        recipient.known_before = known_before
        return _kept(recipient, identity)

    return perform(recipient, "correct_recipient", actor=actor, given=given, effect=effect, override=override)


def _kept(recipient: Recipient, identity: Identity) -> Deed:
    """Keep the sealed card beside the recipient, and what the act may say of it."""
    sealed, salt = seal(identity, recipient.pk)
    card = RecipientIdentity.objects.filter(recipient_id=recipient.pk).first()
    card = card or RecipientIdentity(recipient=recipient)
    card.sealed, card.mark = sealed, mark(identity)
    card.save()
    return Deed(private={"card": commitment(identity, salt), "known_before": recipient.known_before})


def begin_service(recipient: Recipient, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """The recipient has got a first place in a group; only the lifecycle takes this step."""
    return perform(recipient, "begin_service", actor=actor, override=override)


def leave_service(
    recipient: Recipient,
    *,
    actor: Actor,
    day: date,
    because: str = Recipient.Leaving.OTHER,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Record that the recipient left; the places in groups end on that day."""

    def effect(recipient: Recipient, ask: Any) -> Deed:
        recipient.left_on, recipient.left_because = day, because
        Enrolment.objects.filter(recipient=recipient, until__isnull=True).update(until=day)
        return Deed(private={"day": day, "because": because})

    return perform(
        recipient, "leave_service", actor=actor, given={"day": day}, effect=effect, override=override
    )
