"""Signed texts: a few lines anyone can read, and an Ed25519 signature under them.

The form is that of C2SP signed notes (c2sp.org/signed-note), which other transparency logs use, so that
their tools read our checkpoints: the text, an empty line, and `— name base64(key id + signature)`. A key is
written as `name+id+base64(0x01 + public key)`; a private one as `PRIVATE+KEY+name+id+base64(0x01 + seed)`.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_ED25519 = b"\x01"
_PRIVATE = "PRIVATE+KEY+"


class BadNote(ValueError):
    """The text is not a signed note, a key or a checkpoint in its one exact form."""


def _key_id(name: str, public: bytes) -> str:
    """The four bytes, in hex, that tell keys of one name apart."""
    return hashlib.sha256(name.encode() + b"\n" + _ED25519 + public).hexdigest()[:8]


def _decoded(text: str, size: int) -> bytes:
    """`size` bytes from base64; refuses any second way of writing the same bytes."""
    try:
        value = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as trouble:
        raise BadNote("not base64") from trouble
    if len(value) != size or base64.b64encode(value).decode() != text:
        raise BadNote("not base64 of the right length")
    return value


def _valid_name(name: str) -> bool:
    """Whether `name` may name a key: printable, without blanks and plus signs."""
    return bool(name) and name.isprintable() and "+" not in name and not any(sign.isspace() for sign in name)


@dataclass(frozen=True)
class VerifierKey:
    """A public key with the name of the record it belongs to."""

    name: str
    public: bytes

    @property
    def id(self) -> str:
        """The key's short id: eight hex digits."""
        return _key_id(self.name, self.public)

    def __str__(self) -> str:
        return f"{self.name}+{self.id}+{base64.b64encode(_ED25519 + self.public).decode()}"

    @classmethod
    def read(cls, text: str) -> "VerifierKey":
        """The key written as `text`; raises BadNote."""
        parts = text.strip().split("+", 2)
        if len(parts) != 3 or not _valid_name(parts[0]):
            raise BadNote("not a public key")
        value = _decoded(parts[2], 33)
        key = cls(parts[0], value[1:])
        if value[:1] != _ED25519 or key.id != parts[1]:
            raise BadNote("not a public key of this name")
        return key

    def accepts(self, text: str, signature: bytes) -> bool:
        """Whether this key signed `text`."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text.encode())
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True)
class SignerKey:
    """A private key with the name of the record it signs for."""

    name: str
    seed: bytes

    @classmethod
    def new(cls, name: str) -> "SignerKey":
        """A fresh key; raises BadNote for a name that cannot stand in a note."""
        if not _valid_name(name):
            raise BadNote("a key's name has no blanks and no plus signs")
        return cls(name, Ed25519PrivateKey.generate().private_bytes_raw())

    @property
    def verifier(self) -> VerifierKey:
        """The public half."""
        private = Ed25519PrivateKey.from_private_bytes(self.seed)
        return VerifierKey(self.name, private.public_key().public_bytes_raw())

    def written(self) -> str:
        """The secret text from which `read` makes the key again."""
        seed = base64.b64encode(_ED25519 + self.seed).decode()
        return f"{_PRIVATE}{self.name}+{self.verifier.id}+{seed}"

    @classmethod
    def read(cls, text: str) -> "SignerKey":
        """The key written as `text`; raises BadNote."""
        text = text.strip()
        parts = text.removeprefix(_PRIVATE).split("+", 2)
        if not text.startswith(_PRIVATE) or len(parts) != 3:
            raise BadNote("not a private key")
        key = cls(parts[0], _decoded(parts[2], 33)[1:])
        if key.verifier.id != parts[1]:
            raise BadNote("not a private key of this name")
        return key

    def __repr__(self) -> str:
        return f"SignerKey({self.name})"

    def sign(self, text: str) -> str:
        """The note: `text`, which ends with a line feed, and its signature."""
        signature = Ed25519PrivateKey.from_private_bytes(self.seed).sign(text.encode())
        signed = base64.b64encode(bytes.fromhex(self.verifier.id) + signature).decode()
        return f"{text}\n— {self.name} {signed}\n"


@dataclass(frozen=True)
class Note:
    """A note taken apart: its text, and who says to have signed it."""

    text: str
    name: str
    key_id: str
    signature: bytes

    @classmethod
    def read(cls, note: str) -> "Note":
        """Takes `note` apart; there is exactly one way to write a note, all others raise BadNote."""
        text, separator, last = note.rpartition("\n\n— ")
        name, _, signed = last.removesuffix("\n").partition(" ")
        if not separator or not last.endswith("\n") or not _valid_name(name):
            raise BadNote("not a signed note")
        value = _decoded(signed, 68)
        return cls(text + "\n", name, value[:4].hex(), value[4:])

    def signed_by(self, keys: tuple[VerifierKey, ...]) -> VerifierKey | None:
        """The one of `keys` that signed it, or None."""
        for key in keys:
            if (key.name, key.id) == (self.name, self.key_id) and key.accepts(self.text, self.signature):
                return key
        return None
