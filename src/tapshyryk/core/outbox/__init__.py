"""The outbox: what is to be told, written with the act and delivered after it, with retries."""

from __future__ import annotations

from typing import Any


def post(act: Any) -> None:
    """Put `act` into the outbox, in the transaction that appends it, when its verb has a notice."""
    from tapshyryk.core.outbox import notices

    if notices.is_told_of(act.verb):
        from tapshyryk.core.outbox.models import Message

        Message.objects.create(act_id=act.id, verb=act.verb, next_try_at=act.recorded_at)
