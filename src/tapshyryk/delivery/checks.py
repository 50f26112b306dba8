"""What `doctor` asks of the sealed cards of recipients."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Final

from django.db import DatabaseError

from tapshyryk.config.command import Check, Finding
from tapshyryk.core.acts.domain.sentences import language_of
from tapshyryk.core.identities.sealing import CannotOpen, unseal
from tapshyryk.delivery.models import RecipientIdentity
from tapshyryk.needs.models import FoundIdentity

OPEN = {
    "en": "The cards of recipients open with the keys set here.",
    "ky": "Кызмат алуучулардын карталары бул жердеги ачкычтар менен ачылат.",
    "ru": "Карточки получателей открываются заданными здесь ключами.",
}
CLOSED = {
    "en": "The cards of recipients do not open: put back the identity key that sealed them, "
    "in var/keys/ or in TAPSHYRYK_IDENTITY_KEYS.",
    "ky": "Кызмат алуучулардын карталары ачылбайт: аларды мөөрлөгөн ачкычты var/keys/ папкасына же "
    "TAPSHYRYK_IDENTITY_KEYS жөндөөсүнө кайтарып коюңуз.",
    "ru": "Карточки получателей не открываются: верните ключ, которым они запечатаны, в var/keys/ "
    "или в TAPSHYRYK_IDENTITY_KEYS.",
}
"""By the language of the terminal, as `verify` answers: whoever lost a key reads this in a hurry."""

SEALED: Final[tuple[tuple[Any, Callable[[Any], Any]], ...]] = (
    (RecipientIdentity, lambda card: card.recipient_id),
    (FoundIdentity, lambda card: card.card_id),
)
"""The tables of sealed cards, each with whose key a card is bound to."""


def cards() -> list[Finding]:
    """Whether the keys set here open the oldest and the newest card; nothing while there is none."""
    language = language_of(*(os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")))
    try:
        ends = [
            (card.sealed, holder(card))
            for model, holder in SEALED
            for way in ("pk", "-pk")
            if (card := model.objects.order_by(way).first()) is not None
        ]
    except DatabaseError:
        return []
    try:
        for sealed, holder in ends:
            unseal(sealed, holder)
    except (CannotOpen, ValueError):
        return [Finding("bad", CLOSED[language])]
    return [Finding("good", OPEN[language])]


CHECKS = (Check(name="recipients", run=cards),)
