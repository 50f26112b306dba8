"""Keeps the secrets that the product makes for itself in `var/keys/`, readable by its own user only."""

import os
import secrets
import tempfile
from pathlib import Path

from tapshyryk.config import paths


def folder() -> Path:
    """Where the keys lie; other rooms keep theirs there too."""
    return paths.var() / "keys"


def secret_key_file() -> Path:
    """The file with the key that signs sessions and links."""
    return folder() / "secret_key"


def read_secret_key() -> str:
    """The key that `init` wrote, or an empty string when there is none."""
    try:
        return secret_key_file().read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""


def write_once(place: Path, content: bytes) -> bool:
    """Writes a secret with mode 0600 unless the file exists; returns whether it was written.

    The content is flushed to the disk before the name appears, so that a crash leaves no half key; of several
    who write at once, one is the writer.
    """
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, draft = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, place)
    except FileExistsError:
        return False
    finally:
        Path(draft).unlink()
    return True


def make_secret_key() -> bool:
    """Makes the key for sessions and links unless there is one; returns whether it was made."""
    return write_once(secret_key_file(), secrets.token_urlsafe(64).encode("ascii"))
