"""Where the key that signs checkpoints is kept, and how it is made."""

import os
from pathlib import Path

from tapshyryk.config import paths
from tapshyryk.core.acts.domain.notes import BadNote, SignerKey

DEFAULT_ORIGIN = "tapshyryk/record"
"""The record's name in its checkpoints when none is given: any text without blanks and plus signs."""


class KeyTrouble(Exception):
    """The signing key is missing or unreadable; the message says what to do."""


def key_file() -> Path:
    """`keys/record.key` in the writable folder, or the file `TAPSHYRYK_SIGNING_KEY` names."""
    named = _override()
    return (
        Path(named) if named and not named.startswith("PRIVATE+KEY+") else paths.var() / "keys" / "record.key"
    )


def present() -> bool:
    """Whether a signing key is given or kept."""
    return _override().startswith("PRIVATE+KEY+") or key_file().exists()


def create_signing_key(origin: str = DEFAULT_ORIGIN) -> SignerKey:
    """Makes the key and writes it where only the owner may read; raises KeyTrouble if there is one already.

    The public half is written beside it as `record.pub`, to be published.
    """
    key = SignerKey.new(origin)
    target = key_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as trouble:
        raise KeyTrouble(f"{target} exists already; a signing key is never overwritten.") from trouble
    with os.fdopen(handle, "w") as file:
        file.write(key.written() + "\n")
        file.flush()
        os.fsync(file.fileno())
    target.with_suffix(".pub").write_text(f"{key.verifier}\n")
    return key


def signing_key() -> SignerKey:
    """The key in use; raises KeyTrouble when there is none or it cannot be read."""
    text = _override()
    if not text.startswith("PRIVATE+KEY+"):
        target = key_file()
        try:
            text = target.read_text()
        except FileNotFoundError as trouble:
            raise KeyTrouble(
                f"There is no signing key at {target}: run `tapshyryk init`, or put it back."
            ) from trouble
        except OSError as trouble:
            raise KeyTrouble(f"The signing key at {target} cannot be read: {trouble.strerror}.") from trouble
    try:
        return SignerKey.read(text)
    except BadNote as trouble:
        raise KeyTrouble("The signing key is not in the form PRIVATE+KEY+name+id+base64.") from trouble


def _override() -> str:
    """`TAPSHYRYK_SIGNING_KEY`: the key itself, or the path of its file."""
    return os.environ.get("TAPSHYRYK_SIGNING_KEY", "").strip()
