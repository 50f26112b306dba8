"""What an act says and the exact bytes that are hashed for it."""

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

VERSION = 1
"""Written into every entry as `v`; a change of the fields below is a new version."""

_LARGEST = 2**53 - 1

LONGEST = 1 << 16
"""Bytes an entry may take: an act says what was done; what is longer is a document, kept by its hash."""

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


class NotRecordable(ValueError):
    """The draft holds a value that has no exact canonical form; the message names where it stands."""


class RecordDamaged(Exception):
    """What is stored does not fit together: somebody reached past the database's guards."""


@dataclass(frozen=True, kw_only=True)
class ActDraft:
    """An act as the one who performs it words it, before it is in the record.

    `detail`, `overrides`, `documents` and `subject_label` are public and hashed: they hold no personal data.
    `private` is what the public entry must not show; only its salted commitment is hashed.
    An act with `public=False` is in the tree as a hash alone and in no export.
    """

    verb: str
    actor_kind: str
    """`person` or `system`."""
    actor_ref: str
    """`person:<uuid>` or `system:<name>`."""
    actor_role: str = ""
    """The role under which a person acted; empty for a system."""
    actor_body: str = ""
    """`organisation:<uuid>`, `municipality:<uuid>` or empty: where that role is held."""
    subject_type: str
    subject_id: UUID | str
    subject_label: str = ""
    municipality: UUID | str | None = None
    order: UUID | str | None = None
    from_state: str = ""
    to_state: str = ""
    public: bool = True
    detail: Mapping[str, Any] = field(default_factory=dict)
    overrides: Sequence[Mapping[str, str]] = ()
    """`{"rule": id, "reason": text}` for each warning a person passed knowingly."""
    documents: Sequence[Mapping[str, Any]] = ()
    """`{"name": text, "sha256": hex, "size": bytes}` for each paper the act rests on or made."""
    rulebook: str = ""
    """The book in force, such as `kg@2026-01-01`."""
    private: Mapping[str, Any] | None = None
    request_key: UUID | None = None
    """Given by the one who asks, so that the same request sent twice is one act. Not part of the entry."""
    at: datetime | None = None
    """When it was done by the product's clock; None asks the clock."""


def rfc3339(moment: datetime) -> str:
    """`moment` in UTC to the microsecond, such as `2026-01-31T09:00:00.000000Z`."""
    if moment.tzinfo is None:
        raise NotRecordable("a moment without a time zone has no exact form")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def key(value: UUID | str | None, where: str) -> UUID | None:
    """`value` as a key, None for nothing; refuses a text that is not a UUID."""
    if value is None or value == "":
        return None
    try:
        return value if isinstance(value, UUID) else UUID(value)
    except ValueError as trouble:
        raise NotRecordable(f"{where}: {value!r} is not a UUID") from trouble


def exact(value: Any, where: str) -> Json:
    """`value` in the few kinds that every machine writes alike; refuses the rest, naming `where`.

    Floats are refused because 0.1 + 0.2 is not 0.3 everywhere: sums are whole tyiyn, shares are texts. Whole
    numbers end where a float stops telling neighbours apart, for many readers of JSON know no others.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if not -_LARGEST <= value <= _LARGEST:
            raise NotRecordable(f"{where}: {value} is too large for a number; write it as a text")
        return int(value)
    if isinstance(value, str):
        return _text(value, where)
    if isinstance(value, datetime):
        return rfc3339(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Mapping):
        return {_name(name, where): exact(item, f"{where}.{name}") for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [exact(item, f"{where}[{number}]") for number, item in enumerate(value)]
    raise NotRecordable(f"{where}: a {type(value).__name__} has no exact form; use a whole number or a text")


def _text(value: str, where: str) -> str:
    """A text without what some databases or UTF-8 cannot hold: zeroes and halves of surrogate pairs."""
    if "\x00" in value or not (value.isascii() or _encodable(value)):
        raise NotRecordable(f"{where}: the text holds a character that cannot be written everywhere")
    return str.__str__(value)


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _name(value: Any, where: str) -> str:
    """A name in an object; in the plane of Unicode where sorting by characters is the order of RFC 8785."""
    if not isinstance(value, str):
        raise NotRecordable(f"{where}: a name must be a text, not {type(value).__name__}")
    if not value.isascii() and max(value) > "\uffff":
        raise NotRecordable(f"{where}.{value}: the name holds a character that cannot be sorted everywhere")
    return _text(value, where)


def canonical(value: Any, where: str) -> bytes:
    """The canonical JSON of `value` (RFC 8785); refuses what has none, naming `where`.

    Once `exact` has passed it, the standard library writes it as the RFC asks; the tests compare the two.
    """
    plain = exact(value, where)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def commitment(salt: bytes, private: Mapping[str, Any]) -> str:
    """SHA-256 in hex over the salt and the canonical private part: binds it without showing it."""
    return hashlib.sha256(salt + canonical(private, "private")).hexdigest()


def entry_of(
    draft: ActDraft, *, act: UUID, at: datetime, recorded_at: datetime, private_commitment: str
) -> bytes:
    """The exact bytes of the entry: canonical JSON with every field present, in every version the same.

    A non-public entry carries 16 random bytes, so that nobody can try out likely contents against its hash.
    """
    entry: dict[str, Any] = {
        "v": VERSION,
        "id": act,
        "at": rfc3339(at),
        "recorded_at": rfc3339(recorded_at),
        "actor": {
            "kind": draft.actor_kind,
            "ref": draft.actor_ref,
            "role": draft.actor_role,
            "body": draft.actor_body,
        },
        "subject": {
            "type": draft.subject_type,
            "id": key(draft.subject_id, "subject_id"),
            "label": draft.subject_label,
        },
        "municipality": key(draft.municipality, "municipality") or "",
        "order": key(draft.order, "order") or "",
        "verb": draft.verb,
        "from": draft.from_state,
        "to": draft.to_state,
        "public": draft.public,
        "detail": draft.detail,
        "overrides": list(draft.overrides),
        "documents": list(draft.documents),
        "rulebook": draft.rulebook,
        "private": private_commitment,
    }
    if not draft.public:
        entry["nonce"] = secrets.token_hex(16)
    written = canonical(entry, draft.verb)
    if len(written) > LONGEST:
        raise NotRecordable(f"{draft.verb}: the entry takes {len(written)} bytes, more than {LONGEST}")
    return written
