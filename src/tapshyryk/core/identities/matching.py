"""Tells whether two cards are of the same person, without opening either: a keyed mark of name and birthday.

Nobody without the key can make the mark of somebody they know and look for it. The name is folded and its
words are sorted, so that it does not matter how letters were typed or whether the family name stands first.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Collection
from typing import Any

from tapshyryk.core.folding import folded
from tapshyryk.core.identities.domain.identity import Identity
from tapshyryk.core.identities.sealing import keys_here

Lookup = Callable[[Collection[str], Any], Collection[str]]
"""Which of these marks belong to people a room keeps in a municipality, given by its key."""

_keepers: list[Lookup] = []


def mark(identity: Identity) -> str:
    """The mark kept beside a sealed card, made with the key that seals."""
    return marks(identity)[0]


def marks(identity: Identity) -> tuple[str, ...]:
    """The marks this person would have under each of the keys set here, that of the sealing key first."""
    words = " ".join(sorted(folded(identity.full_name).split()))
    text = f"{words}\n{identity.born_on.isoformat()}".encode()
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
