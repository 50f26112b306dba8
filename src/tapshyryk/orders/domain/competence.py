"""Whose duty a service is, and whether the customer may pay for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tapshyryk.core.lifecycle.spec import N_


class Duty(StrEnum):
    """Whose duty the service is."""

    OWN = "own"
    STATE = "state"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class CompetenceFacts:
    """What the check looks at: the duty, who the customer is, what was delegated to the municipality.

    `power_delegated` and `money_delegated` say whether a delegation for this service is in force on the
    day of the check, and whether money came with it.
    """

    duty: Duty = Duty.UNKNOWN
    customer_is_state: bool = False
    power_delegated: bool = False
    money_delegated: bool = False


class Finding(StrEnum):
    """What the check finds."""

    UNCHECKED = "unchecked"
    OWN_DUTY = "own_duty"
    STATE_PAYS = "state_pays"
    DELEGATED = "delegated"
    POWER_WITHOUT_MONEY = "power_without_money"
    NOTHING_DELEGATED = "nothing_delegated"

    @property
    def speaks_against(self) -> bool:
        """Whether the customer would pay for another's duty."""
        return self in {Finding.POWER_WITHOUT_MONEY, Finding.NOTHING_DELEGATED}


FINDING_LABELS: Final[dict[Finding, str]] = {
    Finding.UNCHECKED: N_("not checked yet"),
    Finding.OWN_DUTY: N_("the municipality's own duty"),
    Finding.STATE_PAYS: N_("a duty of the state, and a state body is the customer"),
    Finding.DELEGATED: N_("a duty of the state; the power and the money are delegated"),
    Finding.POWER_WITHOUT_MONEY: N_("a duty of the state; the power is delegated, the money is not"),
    Finding.NOTHING_DELEGATED: N_("a duty of the state; neither the power nor the money is delegated"),
}
"""Each finding as an English message id."""


def finding(facts: CompetenceFacts) -> Finding:
    """What follows from the facts. Money cannot be delegated without the power to spend it."""
    if facts.duty is Duty.UNKNOWN:
        return Finding.UNCHECKED
    if facts.duty is Duty.OWN:
        return Finding.OWN_DUTY
    if facts.customer_is_state:
        return Finding.STATE_PAYS
    if not facts.power_delegated:
        return Finding.NOTHING_DELEGATED
    return Finding.DELEGATED if facts.money_delegated else Finding.POWER_WITHOUT_MONEY
