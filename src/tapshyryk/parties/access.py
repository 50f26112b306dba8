"""Who may register organisations and people, give and end roles, and delegate powers."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.access.table import allow, holds, holds_anywhere, sits, system
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.parties.domain.kinds import is_state_body
from tapshyryk.parties.domain.roles import COMMUNITY_ROLES


def itself(organisation: Any) -> str:
    """The organisation in question."""
    return str(organisation.body)


def themselves(person: Any) -> tuple[str]:
    """The person in question."""
    return (person.ref,)


def its_municipality(subject: Any) -> str | None:
    """The municipality the subject belongs to, if any."""
    place = subject.in_municipality
    return place.body if place is not None else None


def municipality_of_role(membership: Any) -> str | None:
    """The municipality in which the role is held."""
    return membership.municipality.body if membership.municipality_id else None


def municipality_of_community_role(membership: Any) -> str | None:
    """The municipality, when the role is one of residents or is not named yet."""
    fits = not membership.role or membership.role in COMMUNITY_ROLES
    return municipality_of_role(membership) if fits else None


def organisation_of_role(membership: Any) -> str | None:
    """The organisation in which the role is held."""
    return membership.organisation.body if membership.organisation_id else None


def place_of_organisation_without_head(membership: Any) -> str | None:
    """The municipality of an organisation whose first head this is."""
    if not is_first_head(membership) or membership.organisation.municipality_id is None:
        return None
    return str(membership.organisation.municipality.body)


def is_first_head(membership: Any) -> bool:
    """Whether the role makes (or, not named yet, could make) somebody head of an organisation without one."""
    return (
        membership.organisation_id is not None
        and not is_state_body(membership.organisation.kind)
        and membership.role in {"", "ngo_head"}
        and not membership.organisation.memberships.filter(role="ngo_head", state="held").exists()
    )


def holder(membership: Any) -> tuple[str, ...]:
    """The person who holds the role."""
    return (membership.person.ref,)


def giver(delegation: Any) -> str:
    """The body that delegates the power."""
    return str(delegation.delegated_by.body)


PERMISSIONS = (
    allow("parties.ask_password", system("sign-in")),
    allow("parties.change_password", sits("resident", among=themselves)),
    allow("parties.set_password", system("command line")),
    allow(
        "parties.register_organisation",
        holds("municipal_specialist", "municipal_head", of=its_municipality),
        holds_anywhere("ministry_specialist"),
        system("installation", "founding sources", "command line"),
    ),
    allow(
        "parties.correct_organisation",
        holds("ngo_head", "ministry_head", of=itself),
        holds("municipal_specialist", of=its_municipality),
        holds_anywhere("ministry_specialist"),
        system("founding sources", "command line"),
    ),
    allow("parties.suspend_organisation", holds_anywhere("ministry_specialist")),
    allow(
        "parties.close_organisation",
        holds("ngo_head", of=itself),
        holds_anywhere("ministry_specialist"),
    ),
    allow(
        "parties.import_organisations",
        holds_anywhere("ministry_specialist"),
        system("founding sources", "command line"),
    ),
    allow(
        "parties.register_person",
        holds_anywhere(
            "municipal_head",
            "municipal_specialist",
            "ministry_head",
            "ministry_specialist",
            "ngo_head",
        ),
        system("installation", "founding sources"),
    ),
    allow(
        "parties.give_role",
        holds("municipal_head", of=municipality_of_role),
        holds("municipal_specialist", of=municipality_of_community_role),
        holds("ministry_head", "ngo_head", of=organisation_of_role),
        holds("municipal_specialist", of=place_of_organisation_without_head),
        holds_anywhere("ministry_specialist", when=is_first_head),
        system("installation"),
    ),
    allow(
        "parties.end_role",
        sits(N_("holder of the role"), among=holder),
        holds("municipal_head", of=municipality_of_role),
        holds("municipal_specialist", of=municipality_of_community_role),
        holds("ministry_head", "ngo_head", of=organisation_of_role),
        system("installation"),
    ),
    allow("parties.delegate_power", holds("ministry_head", of=giver)),
)
