"""What must hold before an organisation is registered, a role given or a power delegated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from tapshyryk.core.access.table import ROLE_LABELS
from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard
from tapshyryk.parties.domain.kinds import is_state_body
from tapshyryk.parties.domain.roles import Held, clash, roles_of


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """What the guards of an organisation look at."""

    kind: str


@dataclass(frozen=True, slots=True)
class MembershipFacts:
    """What the guards of a role look at.

    `body_kind` is "municipality" or the kind of the organisation; `held` are the roles the person holds
    elsewhere and here, without this one.
    """

    role: str
    body: str
    body_kind: str
    since: date | None
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class DelegationFacts:
    """What the guards of a delegated power look at: the kind of the delegating body, as key and in words."""

    giver_kind: str
    giver_kind_label: str


class TakingPart(Protocol):
    """Facts of a later room that say which of its organisations are suspended or closed, by name."""

    @property
    def not_registered(self) -> tuple[str, ...]:
        """The names of the organisations that are not registered at this moment."""


def _in_order(since: date | None, until: date | None) -> bool:
    return since is not None and (until is None or since <= until)


@guard("parties.registration_number_unique", needs=("registration_number", "number_is_taken"))
def number_is_free(ask: Ask[OrganisationFacts]) -> Trouble:
    """One registration number belongs to one organisation; without a number nothing can be the same."""
    number = ask.given["registration_number"]
    return {"number": number} if number and ask.given["number_is_taken"] else None


@guard("parties.role_fits_body")
def role_fits_body(ask: Ask[MembershipFacts]) -> Trouble:
    """Municipal roles are held in a municipality, those of the state in a state body, and so on."""
    if ask.facts.role in roles_of(ask.facts.body_kind):
        return None
    return {"role": ROLE_LABELS.get(ask.facts.role, ask.facts.role)}


@guard("parties.membership_dates", needs=("since", "until"))
def term_of_role_in_order(ask: Ask[MembershipFacts]) -> Trouble:
    """A role states the day it begins and does not end before that day."""
    return None if _in_order(ask.given["since"], ask.given["until"]) else {}


@guard("parties.role_held_once")
def role_is_new(ask: Ask[MembershipFacts]) -> Trouble:
    """Nobody is given a role they already hold in the same body."""
    if Held(ask.facts.role, ask.facts.body) not in ask.facts.held:
        return None
    return {"role": ROLE_LABELS.get(ask.facts.role, ask.facts.role)}


@guard("parties.incompatible_roles")
def roles_go_together(ask: Ask[MembershipFacts]) -> Trouble:
    """Duties that check one another are in different hands."""
    other = clash(Held(ask.facts.role, ask.facts.body), ask.facts.held)
    if other is None:
        return None
    return {
        "role": ROLE_LABELS.get(ask.facts.role, ask.facts.role),
        "other": ROLE_LABELS.get(other, other),
    }


@guard("parties.delegation_dates", needs=("since", "until"))
def term_of_delegation_in_order(ask: Ask[DelegationFacts]) -> Trouble:
    """A delegation states the day it begins and does not end before that day."""
    return None if _in_order(ask.given["since"], ask.given["until"]) else {}


@guard("parties.delegated_by_state_body")
def giver_is_state_body(ask: Ask[DelegationFacts]) -> Trouble:
    """Only a state body can delegate a power of the state."""
    if is_state_body(ask.facts.giver_kind):
        return None
    return {"kind": ask.facts.giver_kind_label}


@guard("parties.revocation_reasoned", needs=("reason",))
def revocation_reasoned(ask: Ask[DelegationFacts]) -> Trouble:
    """Who takes a power back says why."""
    return None if ask.given["reason"].strip() else {}


@guard("parties.organisation_takes_part")
def organisations_take_part(ask: Ask[TakingPart]) -> Trouble:
    """Who is suspended or closed down begins nothing new; later rooms ask this of their own subjects."""
    names = ask.facts.not_registered
    return {"names": ", ".join(names)} if names else None
