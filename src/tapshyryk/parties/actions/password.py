"""Asking for a new password by e-mail, changing one's own, and setting one at the machine."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tapshyryk.core.access.actors import Actor, System
from tapshyryk.core.acts.queries import acts_of_subject
from tapshyryk.core.clock import machine_now
from tapshyryk.core.lifecycle.engine import Deed, record
from tapshyryk.parties.models import Account

MOST_AN_HOUR = 3
"""Letters about a new password to one account within an hour."""


def ask_password(email: str) -> None:
    """Let a letter with the address of a new password go to the account with this address, if there is one.

    Whoever asks is not known, so the machine acts; whether there is such an account is told to nobody. The
    secret of the letter is made when it is sent, and is kept nowhere.
    """
    account = Account.objects.select_related("person").filter(email__iexact=email.strip()).first()
    if account is None or not account.is_active:
        return
    asked = acts_of_subject(account.person_id, hidden=True).filter(
        verb="ask_password", recorded_at__gte=machine_now() - timedelta(hours=1)
    )
    if asked.count() < MOST_AN_HOUR:
        record(
            "ask_password",
            actor=System("sign-in"),
            scope=account.person,
            write=Deed,
            subject_type="person",
            subject_id=str(account.person_id),
        )


def change_password(account: Account, *, actor: Actor, password: str) -> Any:
    """Set the password of one's own account; every other session of it ends."""

    def write() -> Deed:
        account.set_password(password)
        account.save(update_fields=["password"])
        return Deed()

    return record(
        "change_password",
        actor=actor,
        scope=account.person,
        write=write,
        subject_type="person",
        subject_id=str(account.person_id),
    )


def set_password(account: Account, *, password: str) -> Any:
    """Set the password of somebody's account from the command line of the machine.

    Whoever minds the machine could enter as anybody by this, so the act is public and the holder is told.
    """

    def write() -> Deed:
        account.set_password(password)
        account.save(update_fields=["password"])
        return Deed()

    return record(
        "set_password",
        actor=System("command line"),
        scope=account.person,
        write=write,
        subject_type="person",
        subject_id=str(account.person_id),
    )
