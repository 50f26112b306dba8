"""Tells whether two cards are of the same person, without opening either: a keyed mark of name and birthday.

Nobody without the key can make the mark of somebody they know and look for it. What is
compared of the name is `same_name`, the same in every room: it does not matter how letters were typed or
whether the family name stands first.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Collection
from datetime import date
from typing import Any, Final

from tapshyryk.core.folding import same_name
from tapshyryk.core.identities.domain.identity import Identity
from tapshyryk.core.identities.sealing import keys_here

Lookup = Callable[[Collection[str], Any], Collection[str]]
"""Which of these marks belong to people a room keeps in a municipality, given by its key."""

_keepers: list[Lookup] = []

LONGEST_NAME: Final = 200
"""Letters of a name that are compared, as many as a roll keeps."""


def same_person(full_name: str, born_on: date) -> tuple[str, date]:
    """What tells that two entries mean one person: the name however it was typed, and the birthday."""
    return same_name(full_name)[:LONGEST_NAME], born_on


def mark(identity: Identity) -> str:
    """The mark kept beside a sealed card, made with the key that seals."""
    return marks(identity)[0]


def marks(identity: Identity) -> tuple[str, ...]:
    """The marks this person would have under each of the keys set here, that of the sealing key first."""
    name, born_on = same_person(identity.full_name, identity.born_on)
    text = f"{name}\n{born_on.isoformat()}".encode()
    return tuple(hmac.new(_own(key), text, hashlib.sha256).hexdigest() for key in keys_here())


def _own(key: str) -> bytes:
    """A key of its own for marks, so that they say nothing of the key that seals."""
    return hmac.new(key.encode("ascii"), b"the same person", hashlib.sha256).digest()


def keeps_people(lookup: Lookup) -> Lookup:
    """Let a room answer, when somebody is about to be written down, whether it keeps that person already."""
    if lookup not in _keepers:
        _keepers.append(lookup)
    return lookup


def kept_already(wanted: Collection[str], municipality: Any) -> frozenset[str]:
    """The marks among `wanted` of people whom some room keeps in the municipality with this key."""
    return frozenset(mark for lookup in _keepers for mark in lookup(wanted, municipality))
