"""Registering recipients, correcting their cards, and recording that they left."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.codes import new_code
from tapshyryk.core.identities.domain.identity import Identity, age_band, commitment
from tapshyryk.core.identities.sealing import seal
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.delivery.models import Enrolment, Recipient, RecipientIdentity


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
    card.sealed = sealed
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
