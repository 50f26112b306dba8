"""Giving a role to a person, and ending it."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.parties.actions.person import register_person
from tapshyryk.parties.models import Membership, Person


def give_role(
    membership: Membership,
    *,
    actor: Actor,
    role: str,
    since: date,
    until: date | None = None,
    person: Person | None = None,
    full_name: str = "",
    email: str = "",
    override: Override = NO_OVERRIDE,
) -> Any:
    """Give `role` in the body set on the unsaved membership to `person`.

    Somebody not registered yet is named by `full_name` and `email` instead and is registered in the same
    step. The act names the person by their ref only; names of officials are read from the register.
    """
    holder = person or Person(full_name=full_name)
    membership.role = role
    membership.person = holder
    membership.since = since
    membership.until = until

    def effect(membership: Membership, ask: Ask[Any]) -> Deed:
        if person is None:
            register_person(holder, actor=actor, email=email)
        return Deed(
            detail={
                "person": holder.ref,
                "role": role,
                "body": membership.body,
                "since": since,
                "until": until,
            }
        )

    return perform(
        membership,
        "give_role",
        actor=actor,
        given={"since": since, "until": until},
        effect=effect,
        override=override,
    )


def end_role(
    membership: Membership, *, actor: Actor, reason: str = "", override: Override = NO_OVERRIDE
) -> Any:
    """End a role today; its term ends with today at the latest. `reason` is kept private."""

    def effect(membership: Membership, ask: Ask[Any]) -> Deed:
        last = max(clock.today(), membership.since)
        membership.until = min(last, membership.until) if membership.until else last
        return Deed(
            detail={
                "person": membership.person.ref,
                "role": membership.role,
                "body": membership.body,
                "until": membership.until,
            },
            private={"reason": reason} if reason else None,
        )

    return perform(membership, "end_role", actor=actor, effect=effect, override=override)
