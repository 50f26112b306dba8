"""Adds one act to the record, inside the transaction of whoever performs it."""

import hashlib
import secrets

from django.db import models, transaction

from tapshyryk.core import rows
from tapshyryk.core.acts.domain.entry import ActDraft, NotRecordable, commitment, entry_of, exact, key
from tapshyryk.core.acts.models import Act, PrivatePart
from tapshyryk.core.clock import machine_now, now
from tapshyryk.core.ids import uuid7

_LONGEST = {field.name: field.max_length for field in Act._meta.fields if isinstance(field, models.CharField)}
"""Longest text of each column in characters: checked here because SQLite does not."""


def append(draft: ActDraft) -> Act:
    """Writes the act with its entry and leaf hash, and the private part beside it; returns the act.

    Must be called inside the caller's transaction, so that the deed and its act stand or fall together.
    Raises NotRecordable for values without an exact form (floats above all), IntegrityError when
    `request_key` already has its act.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("an act is appended in the transaction of its deed")
    subject = key(draft.subject_id, "subject_id")
    if subject is None:
        raise NotRecordable("subject_id: every act has a subject")
    act_id = uuid7()
    recorded_at = machine_now()
    at = draft.at or now()
    salt = secrets.token_bytes(32)
    bound = "" if draft.private is None else commitment(salt, draft.private)
    entry = entry_of(draft, act=act_id, at=at, recorded_at=recorded_at, private_commitment=bound)
    act = Act(
        id=act_id,
        at=at,
        recorded_at=recorded_at,
        actor_kind=draft.actor_kind,
        actor_ref=draft.actor_ref,
        actor_role=draft.actor_role,
        actor_body=draft.actor_body,
        subject_type=draft.subject_type,
        subject_id=subject,
        subject_label=draft.subject_label,
        municipality=key(draft.municipality, "municipality"),
        order=key(draft.order, "order"),
        verb=draft.verb,
        from_state=draft.from_state,
        to_state=draft.to_state,
        public=draft.public,
        request_key=draft.request_key,
        entry=entry.decode(),
        leaf_hash=hashlib.sha256(b"\x00" + entry).digest(),
    )
    for name, longest in _LONGEST.items():
        if longest is not None and len(getattr(act, name)) > longest:
            raise NotRecordable(f"{name}: longer than {longest} characters")
    rows.insert(act)
    if draft.private is not None:
        rows.insert(PrivatePart(act=act, salt=salt, content=exact(draft.private, "private")))
    return act
