"""Delivering what waits in the outbox: after the commit, with retries, no letter twice."""

from __future__ import annotations

from datetime import timedelta

import structlog
from django.db import connection, transaction

from tapshyryk.core.acts.models import Act
from tapshyryk.core.clock import machine_now
from tapshyryk.core.outbox.channels import CHANNELS, contact_of
from tapshyryk.core.outbox.models import HandedOver, Message
from tapshyryk.core.outbox.notices import letters_of

log = structlog.get_logger(__name__)

MOST_TRIES = 10
"""After this many tries a message rests until somebody looks at it; `doctor` counts those."""

LEASE = timedelta(minutes=5)
"""How long one worker has a message for itself; if it dies, another takes over after that."""


def deliver_waiting(limit: int = 50) -> int:
    """Hand over the letters of up to `limit` due messages; the number of messages fully delivered."""
    return sum(_deliver(message) for message in _take(limit))


def _take(limit: int) -> list[Message]:
    now = machine_now()
    with transaction.atomic():
        due = Message.objects.filter(
            delivered_at__isnull=True, next_try_at__lte=now, tries__lt=MOST_TRIES
        ).order_by("next_try_at")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        taken = list(due[:limit])
        Message.objects.filter(pk__in=[message.pk for message in taken]).update(next_try_at=now + LEASE)
    return taken


def _deliver(message: Message) -> bool:
    try:
        act = Act.objects.get(pk=message.act_id)
        for letter in letters_of(act):
            contact = contact_of(letter.to)
            if contact is None:
                continue
            for name, send in CHANNELS.items():
                if message.handed_over.filter(channel=name, recipient=letter.to).exists():
                    continue
                if send(letter, contact):
                    HandedOver.objects.create(message=message, channel=name, recipient=letter.to)
    except Exception as trouble:
        message.tries += 1
        message.trouble = type(trouble).__name__
        message.next_try_at = machine_now() + timedelta(seconds=min(3600, 15 * 2**message.tries))
        message.save(update_fields=["tries", "trouble", "next_try_at"])
        log.warning("outbox_retry", verb=message.verb, tries=message.tries, trouble=message.trouble)
        return False
    message.delivered_at = machine_now()
    message.trouble = ""
    message.save(update_fields=["delivered_at", "trouble"])
    return True
