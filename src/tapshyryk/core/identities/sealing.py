"""Seals and opens the cards that say who private people are, so that a copy of the database tells nobody.

The key comes from the environment (the first of several seals, all of them open, so that keys can be
changed) or from `var/keys/`, where the first use makes one. Whoever loses the keys loses the names.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from tapshyryk.config import environment, keys
from tapshyryk.core.identities.domain.identity import Identity

FILE = "identity_key"


class CannotOpen(Exception):
    """No key here opens this card: the keys are not the ones it was sealed with."""


def seal(identity: Identity, holder: Any) -> tuple[str, str]:
    """The sealed card of the row whose key is `holder`, and the salt that is sealed with it."""
    salt = secrets.token_hex(16)
    content = {"recipient": str(holder), "salt": salt, "identity": identity.as_mapping()}
    text = json.dumps(content, ensure_ascii=False).encode()
    return _box().encrypt(text).decode("ascii"), salt


def unseal(sealed: str, holder: Any) -> tuple[Identity, str]:
    """The identity and the salt of a sealed card; CannotOpen when the key or the holder is another."""
    try:
        content = json.loads(_box().decrypt(sealed.encode("ascii")))
    except InvalidToken:
        raise CannotOpen("the card of a person cannot be opened with the keys set here") from None
    if content["recipient"] != str(holder):
        raise CannotOpen("the card belongs to another person")
    return Identity.from_mapping(content["identity"]), content["salt"]


def seal_text(text: str) -> str:
    """A text as only the keys set here open it; the same text is never sealed twice alike."""
    return _box().encrypt(text.encode()).decode("ascii")


def unseal_text(sealed: str) -> str:
    """What was sealed by `seal_text`; CannotOpen when no key here opens it."""
    try:
        return _box().decrypt(sealed.encode("ascii")).decode()
    except InvalidToken:
        raise CannotOpen("a sealed text cannot be opened with the keys set here") from None


def seal_names(names: Iterable[tuple[Any, str]]) -> list[str]:
    """Each name sealed for the row whose key stands beside it; of no name nothing is made."""
    box = _box()
    return [
        box.encrypt(json.dumps({"holder": str(holder), "name": name}, ensure_ascii=False).encode()).decode(
            "ascii"
        )
        if name
        else ""
        for holder, name in names
    ]


def unseal_names(sealed: Iterable[tuple[Any, str]]) -> list[str]:
    """The names behind what `seal_names` made; CannotOpen when the key or a holder is another."""
    box = _box()
    names = []
    for holder, text in sealed:
        try:
            content = json.loads(box.decrypt(text.encode("ascii"))) if text else None
        except InvalidToken:
            raise CannotOpen("a name cannot be opened with the keys set here") from None
        if content is not None and content["holder"] != str(holder):
            raise CannotOpen("the name belongs to another row")
        names.append("" if content is None else content["name"])
    return names


def make_key() -> bool:
    """Make the key in `var/keys/` unless there is one; returns whether it was made."""
    return keys.write_once(keys.folder() / FILE, Fernet.generate_key())


def keys_here() -> tuple[str, ...]:
    """The keys set here, the one that seals first; made on first use where none is set."""
    set_keys = environment.current().identity_keys
    if set_keys:
        return tuple(set_keys)
    file = keys.folder() / FILE
    if not file.is_file():
        make_key()
    return (file.read_text(encoding="ascii").strip(),)


def _box() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys_here()])
