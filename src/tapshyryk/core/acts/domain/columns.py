"""Compares the columns that lists use with the entry, which alone is what was recorded."""

import json
from collections.abc import Mapping
from typing import Any

from tapshyryk.core.acts.domain.entry import rfc3339
from tapshyryk.core.acts.domain.merkle import leaf_hash

COLUMNS = (
    "id",
    "at",
    "recorded_at",
    "actor_kind",
    "actor_ref",
    "actor_role",
    "actor_body",
    "subject_type",
    "subject_id",
    "subject_label",
    "municipality",
    "order",
    "verb",
    "from_state",
    "to_state",
    "public",
)
"""The columns that repeat the entry, in the order of `_said`."""


def _said(entry: Mapping[str, Any]) -> tuple[Any, ...]:
    """What the entry says for each of COLUMNS."""
    actor, subject = entry["actor"], entry["subject"]
    return (
        entry["id"],
        entry["at"],
        entry["recorded_at"],
        actor["kind"],
        actor["ref"],
        actor["role"],
        actor["body"],
        subject["type"],
        subject["id"],
        subject["label"],
        entry["municipality"],
        entry["order"],
        entry["verb"],
        entry["from"],
        entry["to"],
        entry["public"],
    )


def disagreements(entry: str, digest: bytes, columns: tuple[Any, ...]) -> list[str]:
    """Which of COLUMNS do not say what the entry says; `entry` alone if its hash is not `digest`."""
    if leaf_hash(entry.encode()) != digest:
        return ["entry"]
    (key, at, recorded_at, *who, subject, label, municipality, order, verb, begun, ended, public) = columns
    shown = (
        str(key),
        rfc3339(at),
        rfc3339(recorded_at),
        *who,
        str(subject),
        label,
        str(municipality or ""),
        str(order or ""),
        verb,
        begun,
        ended,
        public,
    )
    said = _said(json.loads(entry))
    if shown == said:
        return []
    return [name for name, here, there in zip(COLUMNS, shown, said, strict=True) if here != there]


def recorded_values(entry: str) -> dict[str, str]:
    """What an entry that is whole says for each of COLUMNS, as text."""
    return {name: str(said) for name, said in zip(COLUMNS, _said(json.loads(entry)), strict=True)}
