"""Writing down who was found, opening social cards, looking at them, correcting and erasing them."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.codes import new_code
from tapshyryk.core.identities.domain.identity import Identity, age_band, commitment
from tapshyryk.core.identities.matching import mark, marks
from tapshyryk.core.identities.sealing import seal
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.needs.models import FoundIdentity, SocialCard


def record_found(
    card: SocialCard,
    *,
    actor: Actor,
    identity: Identity,
    sex: str,
    found_on: date,
    consent_on: date | None,
    consent_by: str = "",
    vulnerable_group: str = "",
    known_before: bool | None = None,
    is_another: bool = False,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Write down somebody who consented; round and settlement of the unsaved card are set.

    `consent_by` is the guardian where one is named, unless given. `is_another` says that somebody has
    checked: this is not the person of the same name and birthday who is kept already. The act holds no
    identity, only a salted hash that binds the sealed card.
    """
    by = consent_by or (
        SocialCard.ConsentBy.GUARDIAN if identity.guardian_name else SocialCard.ConsentBy.SELF
    )
    card.wanted = marks(identity)
    given = {
        "settlement": str(card.settlement_id),
        "found_on": found_on,
        "born_on": identity.born_on,
        "consent_on": consent_on,
        "consent_by": by,
        "is_another": is_another,
    }

    def effect(card: SocialCard, ask: Any) -> Deed:
        card.found_on, card.found_by_id = found_on, _person(actor)
        card.sex, card.vulnerable_group, card.known_before = sex, vulnerable_group, known_before
        card.consent_on, card.consent_by = consent_on, by
        return _kept(card, identity, on=found_on)

    return perform(card, "record_found", actor=actor, given=given, effect=effect, override=override)


def record_refusal(
    card: SocialCard,
    *,
    actor: Actor,
    sex: str,
    age_band: str,
    found_on: date,
    known_before: bool | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Count somebody who did not consent: nothing of who it is is kept, not even in the act."""

    def effect(card: SocialCard, ask: Any) -> None:
        card.found_on, card.found_by_id = found_on, _person(actor)
        card.sex, card.age_band, card.known_before = sex, age_band, known_before

    given = {"settlement": str(card.settlement_id), "found_on": found_on}
    return perform(card, "record_refusal", actor=actor, given=given, effect=effect, override=override)


def look_at_card(card: SocialCard, *, actor: Actor, purpose: str, override: Override = NO_OVERRIDE) -> Any:
    """Record that the actor looks at who it is, and what for; the card is then open to them for a while."""
    return perform(
        card,
        "look_at_card",
        actor=actor,
        effect=lambda _card, _ask: Deed(private={"purpose": purpose}),
        override=override,
    )


def open_card(card: SocialCard, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Open the social card: a number is drawn."""

    def effect(card: SocialCard, ask: Any) -> None:
        card.card_number, card.opened_on = new_code(), ask.today

    return perform(card, "open_card", actor=actor, effect=effect, override=override)


def correct_card(
    card: SocialCard,
    *,
    actor: Actor,
    identity: Identity,
    sex: str,
    vulnerable_group: str = "",
    known_before: bool | None = None,
    is_another: bool = False,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Correct the card; what stood on it before stays bound by the earlier act's hash."""
    card.wanted = marks(identity)
    by = "guardian" if identity.guardian_name else card.consent_by
    given = {
        "born_on": identity.born_on,
        "consent_on": card.consent_on,
        "consent_by": by,
        "is_another": is_another,
    }

    def effect(card: SocialCard, ask: Any) -> Deed:
        card.sex, card.vulnerable_group, card.known_before = sex, vulnerable_group, known_before
        card.consent_by = by
        return _kept(card, identity, on=card.found_on)

    return perform(card, "correct_card", actor=actor, given=given, effect=effect, override=override)


def erase_card(card: SocialCard, *, actor: Actor, because: str, override: Override = NO_OVERRIDE) -> Any:
    """Erase who it is, for good; the figure stays, unless nobody of their own was written down."""

    def effect(card: SocialCard, ask: Any) -> Deed:
        FoundIdentity.objects.filter(card=card.pk).delete()
        card.mark, card.erased_because = "", because
        return Deed(private={"because": because})

    return perform(card, "erase_card", actor=actor, effect=effect, override=override)


def pass_card_on(card: SocialCard, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """A service has taken the card up; only the lifecycle takes this step."""
    return perform(card, "pass_card_on", actor=actor, override=override)


def _person(actor: Actor) -> str | None:
    return actor.ref.removeprefix("person:") if actor.is_person else None


def _kept(card: SocialCard, identity: Identity, *, on: date) -> Deed:
    """Keep the sealed identity beside the card, and what the act may say of it."""
    sealed, salt = seal(identity, card.pk)
    kept = FoundIdentity.objects.filter(card_id=card.pk).first() or FoundIdentity(card=card)
    kept.sealed = sealed
    kept.save()
    card.mark = mark(identity)
    card.age_band = age_band(identity.born_on, on)
    return Deed(private={"card": commitment(identity, salt), "known_before": card.known_before})
