"""Where the key that signs checkpoints is kept, and how it is made."""

from pathlib import Path
from urllib.parse import urlsplit

from tapshyryk.config import environment
from tapshyryk.config import keys as kept_keys
from tapshyryk.core.acts.domain.notes import BadNote, SignerKey

_WRITTEN = "PRIVATE+KEY+"


class KeyTrouble(Exception):
    """The signing key is missing or unreadable; the message says what to do."""


def default_origin() -> str:
    """The record's name in its checkpoints when none is given: after the site's host, where it has one."""
    settings = environment.current()
    host = urlsplit(settings.site_url).hostname or next(iter(settings.hosts), "")
    return f"{host or 'tapshyryk'}/record"


def key_file() -> Path:
    """`keys/record.key` in the writable folder, or the file `TAPSHYRYK_SIGNING_KEY` names."""
    given = _given()
    return Path(given) if given and not given.startswith(_WRITTEN) else kept_keys.folder() / "record.key"


def present() -> bool:
    """Whether a signing key is given or kept."""
    return _given().startswith(_WRITTEN) or key_file().exists()


def create_signing_key(origin: str | None = None) -> SignerKey:
    """Makes the key and writes it where only the owner may read; raises KeyTrouble if there is one already.

    The public half is written beside it as `record.pub`, to be published.
    """
    try:
        key = SignerKey.new(origin or default_origin())
    except BadNote as trouble:
        raise KeyTrouble("The record's name must have no blanks and no plus signs.") from trouble
    target = key_file()
    if not kept_keys.write_once(target, f"{key.written()}\n".encode()):
        raise KeyTrouble(f"{target} exists already; a signing key is never overwritten.")
    target.with_suffix(".pub").write_text(f"{key.verifier}\n")
    return key


def signing_key() -> SignerKey:
    """The key in use; raises KeyTrouble when there is none or it cannot be read."""
    text = _given()
    if not text.startswith(_WRITTEN):
        target = key_file()
        try:
            text = target.read_text()
        except FileNotFoundError as trouble:
            raise KeyTrouble(f"There is no signing key at {target}: put it back, or run `init`.") from trouble
        except OSError as trouble:
            raise KeyTrouble(f"The signing key at {target} cannot be read: {trouble.strerror}.") from trouble
    try:
        return SignerKey.read(text)
    except (BadNote, ValueError) as trouble:
        raise KeyTrouble("The signing key is not in the form PRIVATE+KEY+name+id+base64.") from trouble


def _given() -> str:
    """`TAPSHYRYK_SIGNING_KEY`: the key itself, or the path of its file."""
    return environment.current().signing_key
