"""Acts to write in tests of the record."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tapshyryk.core.acts.actions.append import append
from tapshyryk.core.acts.domain.entry import ActDraft
from tapshyryk.core.acts.models import Act

SPECIALIST = "person:018f0000-0000-7000-8000-000000000001"
CALL = UUID("018f0000-0000-7000-8000-0000000000c1")
ORDER = UUID("018f0000-0000-7000-8000-0000000000d1")
MUNICIPALITY = UUID("018f0000-0000-7000-8000-0000000000e1")
NOON = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
"""Noon in Bishkek on 2 March 2026."""


def draft(**changes: Any) -> ActDraft:
    """The publication of a call, with `changes`."""
    fields: dict[str, Any] = {
        "verb": "publish_call",
        "actor_kind": "person",
        "actor_ref": SPECIALIST,
        "actor_role": "municipal_specialist",
        "actor_body": f"municipality:{MUNICIPALITY}",
        "subject_type": "call",
        "subject_id": CALL,
        "subject_label": "day-centre-2026",
        "municipality": MUNICIPALITY,
        "order": ORDER,
        "from_state": "draft",
        "to_state": "open",
        "detail": {"closes_at": NOON, "weights": [60, 40]},
        "rulebook": "kg@2026-01-01",
        "at": NOON,
    }
    return ActDraft(**{**fields, **changes})


def recorded(**changes: Any) -> Act:
    """The same, appended in a transaction of its own."""
    with transaction.atomic():
        return append(draft(**changes))
