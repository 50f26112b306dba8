"""Links in letters, by which somebody without an account is known: signed, so that nobody can make one."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.core.signing import BadSignature, Signer

CONFIRM: Final = "confirm"
REWORD: Final = "reword"
FOLLOW: Final = "follow"
UNFOLLOW: Final = "unfollow"
"""What a link is for; one made for one thing opens no other."""


def token_for(what: str, key: UUID) -> str:
    """The part of a link's address that shows it came from us: the key of a row with its signature."""
    return Signer(salt=f"needs.{what}").sign(str(key))


def key_of(what: str, token: str) -> UUID | None:
    """The key in a link made for `what`; None of a link that we did not make, or made for something else."""
    try:
        return UUID(Signer(salt=f"needs.{what}").unsign(token))
    except (BadSignature, ValueError):
        return None
