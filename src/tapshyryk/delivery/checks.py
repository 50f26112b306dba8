"""What `doctor` asks of the sealed cards of recipients."""

from __future__ import annotations

from django.db import DatabaseError

from tapshyryk.config.command import Check, Finding
from tapshyryk.delivery.models import RecipientIdentity
from tapshyryk.delivery.sealing import CannotOpen, unseal


def cards() -> list[Finding]:
    """Whether the keys set here open the oldest and the newest card; nothing while there is none."""
    try:
        ends = [RecipientIdentity.objects.order_by(way).first() for way in ("pk", "-pk")]
    except DatabaseError:
        return []
    try:
        for card in filter(None, ends):
            unseal(card.sealed, card.recipient_id)
    except (CannotOpen, ValueError):
        return [
            Finding(
                "bad",
                "The cards of recipients do not open: put back the identity key that sealed them, "
                "in var/keys/ or in TAPSHYRYK_IDENTITY_KEYS.",
            )
        ]
    return [Finding("good", "The cards of recipients open with the keys set here.")]


CHECKS = (Check(name="recipients", run=cards),)
