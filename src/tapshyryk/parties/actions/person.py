"""Registering a person, with an account to sign in with when there is an address."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import Deed, record
from tapshyryk.core.lifecycle.refusals import Reason, Refused
from tapshyryk.parties.models import Account, Person


def register_person(
    person: Person, *, actor: Actor, email: str = "", password: str | None = None, language: str = "ky"
) -> Any:
    """Enter a person who is not saved yet, with an account when `email` is given.

    Without a password the account cannot sign in until its holder sets one. The name and the address stand
    only in the private part of the act. Raises Refused when the name is missing or the address is wrong or
    belongs to somebody else.
    """
    person.full_name = " ".join(person.full_name.split())
    address = email.strip().lower()

    def write() -> Deed:
        _check(person, address)
        person.save(force_insert=True)
        if address:
            account = Account.objects.open_for(person, address, password)
            account.language = language
            account.save(update_fields=["language"])
        return Deed(
            detail={"account": bool(address), "example": person.is_example},
            private={"full_name": person.full_name, "email": address},
        )

    return record(
        "register_person",
        actor=actor,
        scope=person,
        write=write,
        subject_type="person",
        subject_id=str(person.pk),
    )


def _check(person: Person, address: str) -> None:
    reasons = []
    if not person.full_name:
        reasons.append(Reason(kind="input", field="full_name", text=gettext("Write the person's name.")))
    if address:
        try:
            validate_email(address)
        except ValidationError:
            reasons.append(
                Reason(
                    kind="input",
                    field="email",
                    text=gettext("This is not an e-mail address; write one such as name@example.org."),
                )
            )
        if Account.objects.filter(email__iexact=address).exists():
            reasons.append(
                Reason(
                    kind="input",
                    field="email",
                    text=gettext("Somebody already signs in with this address; choose that person instead."),
                )
            )
    if reasons:
        raise Refused(tuple(reasons))
