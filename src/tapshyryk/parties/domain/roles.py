"""Which roles are held where, which of them one person may not hold together, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tapshyryk.parties.domain.kinds import PUBLIC_BODIES

MUNICIPAL_ROLES: Final = (
    "municipal_head",
    "municipal_specialist",
    "finance_officer",
    "council_chair",
    "monitoring_member",
    "working_group_member",
    "resident",
    "technical_administrator",
)
"""Roles held in a municipality."""

COMMUNITY_ROLES: Final = frozenset({"working_group_member", "resident"})
"""Roles of residents, which a municipal specialist may enter for those who come forward."""

STATE_ROLES: Final = (
    "ministry_head",
    "ministry_specialist",
    "ministry_expert",
    "auditor",
    "technical_administrator",
)
"""Roles held in a state body."""

ORGANISATION_ROLES: Final = ("ngo_head", "ngo_worker")
"""Roles held in an organisation that may deliver."""

GIVEN_ROLES: Final = tuple(dict.fromkeys((*MUNICIPAL_ROLES, *STATE_ROLES, *ORGANISATION_ROLES)))
"""Every role that is given and ended; seats (in a commission) come from their own room."""


def roles_of(kind: str) -> tuple[str, ...]:
    """The roles held in a body of `kind`: "municipality", or the kind of an organisation."""
    if kind == "municipality":
        return MUNICIPAL_ROLES
    if kind in {"ministry", "territorial"}:
        return STATE_ROLES
    return () if kind in PUBLIC_BODIES else ORGANISATION_ROLES


@dataclass(frozen=True, slots=True)
class Held:
    """A role a person holds: its name and the body it is held in."""

    role: str
    body: str


POWERLESS: Final = frozenset({"technical_administrator", "auditor"})
"""Roles that hold no power in any procedure and therefore stand beside no role that does."""

APART_IN_ONE_BODY: Final = (
    frozenset({"council_chair", "municipal_head"}),
    frozenset({"council_chair", "municipal_specialist"}),
    frozenset({"council_chair", "finance_officer"}),
    frozenset({"municipal_specialist", "finance_officer"}),
    frozenset({"municipal_head", "finance_officer"}),
)
"""Pairs that one person does not hold in one municipality.

The council approves and oversees what the executive does; who words and proposes does not pay.
"""


def clash(new: Held, held: Iterable[Held]) -> str | None:
    """The role among `held` beside which `new` may not be given, or None.

    The auditor and the technical administrator hold no power anywhere, so they are apart from every role
    with power in whatever body; a resident stays a resident. The pairs of one municipality are apart there.
    """
    for other in held:
        powers = {new.role, other.role} - POWERLESS - {"resident"}
        if new.role != other.role and powers and {new.role, other.role} & POWERLESS:
            return other.role
        if new.body == other.body and frozenset({new.role, other.role}) in APART_IN_ONE_BODY:
            return other.role
    return None
