"""Delegating a power of the state to a municipality, with the money or without it."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.parties.models import Delegation
from tapshyryk.places.models import Municipality


def delegate_power(
    delegation: Delegation,
    *,
    actor: Actor,
    municipality: Municipality,
    service_kind: str,
    ground: str,
    since: date,
    until: date | None = None,
    money_tyiyn: int = 0,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Delegate the power to provide `service_kind` from the body set on the unsaved delegation.

    `ground` names the document it rests on; `money_tyiyn` is the money handed over with it, 0 for none.
    """
    delegation.municipality = municipality
    given = {"since": since, "until": until}

    def effect(delegation: Delegation, ask: Ask[Any]) -> Deed:
        delegation.service_kind = service_kind
        delegation.ground = ground
        delegation.since = since
        delegation.until = until
        delegation.money_tyiyn = money_tyiyn
        return Deed(
            detail={
                "delegated_by": delegation.delegated_by.slug,
                "municipality": delegation.municipality.slug,
                "service_kind": service_kind,
                "ground": ground,
                "money_tyiyn": money_tyiyn,
                **given,
            }
        )

    return perform(delegation, "delegate_power", actor=actor, given=given, effect=effect, override=override)


def revoke_power(
    delegation: Delegation, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE
) -> Any:
    """Take a delegated power back from today on; `reason` is public. What was done under it before stands."""

    def effect(delegation: Delegation, ask: Ask[Any]) -> Deed:
        delegation.revoked_on = ask.today
        return Deed(
            detail={
                "delegated_by": delegation.delegated_by.slug,
                "municipality": delegation.municipality.slug,
                "service_kind": delegation.service_kind,
                "revoked_on": ask.today,
                "reason": reason,
            }
        )

    given = {"reason": reason}
    return perform(delegation, "revoke_power", actor=actor, given=given, effect=effect, override=override)
