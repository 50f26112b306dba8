"""Roles and contacts as the core asks for them: read from memberships and accounts at each call."""

from __future__ import annotations

from tapshyryk.core.access.actors import Actor, Holding
from tapshyryk.core.outbox.channels import Contact
from tapshyryk.core.rows import Reading
from tapshyryk.parties.models import Account, Membership, Person
from tapshyryk.parties.models.role import body_of

_HELD = Reading(
    Membership, by=("person", "state"), columns=("role", "organisation", "municipality", "since", "until")
)
"""Asked at every step of everybody."""


def holdings_of_person(ref: str) -> tuple[Holding, ...]:
    """Every role that `person:<uuid>` holds or will hold, with its term."""
    return tuple(
        Holding(role=role, body=body_of(organisation, municipality), since=since, until=until)
        for role, organisation, municipality, since, until in _HELD.values(
            ref.removeprefix("person:"), "held"
        )
    )


def contact_of_person(ref: str) -> Contact | None:
    """The e-mail address and language of a person's account; None without an active account."""
    account = Account.objects.filter(person_id=ref.removeprefix("person:"), is_active=True).first()
    return Contact(language=account.language, email=account.email) if account else None


def person_actor(person: Person) -> Actor:
    """`person` as one who acts."""
    return Actor(kind="person", ref=person.ref, name=person.full_name)
