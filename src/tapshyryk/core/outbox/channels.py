"""Ways to reach a person: e-mail now, and the seam where SMS and messengers are added."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.core.mail import EmailMessage
from django.utils import translation

from tapshyryk.core.outbox.notices import Letter


@dataclass(frozen=True, slots=True)
class Contact:
    """How a person can be reached and in which language; an empty address cannot be reached by it."""

    language: str
    email: str = ""
    phone: str = ""


ContactOf = Callable[[str], Contact | None]
Send = Callable[[Letter, Contact], bool]

_contact_of: dict[str, ContactOf] = {}
CHANNELS: dict[str, Send] = {}
"""Channels by name; each hands a letter over and answers whether it could reach this contact at all."""


def provide_contacts(read: ContactOf, kind: str = "person") -> None:
    """Tell the outbox where the contacts of refs `<kind>:<uuid>` are kept; a room calls this once at start.

    The parties room answers for persons; a room that writes to people without an account for its own kind.
    """
    _contact_of[kind] = read


def contact_of(ref: str) -> Contact | None:
    """The contact behind a ref, or None when there is none."""
    read = _contact_of.get(ref.partition(":")[0])
    return read(ref) if read is not None else None


def by_email(letter: Letter, contact: Contact) -> bool:
    """Send a letter by e-mail in the reader's language; False when there is no address."""
    if not contact.email:
        return False
    with translation.override(contact.language):
        EmailMessage(
            subject=" ".join(letter.subject().split()), body=letter.body(), to=[contact.email]
        ).send()
    return True


CHANNELS["email"] = by_email
