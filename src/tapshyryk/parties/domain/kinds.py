"""Which kinds of organisation may order, deliver, receive a grant or sit for the public."""

from __future__ import annotations

from typing import Final

PUBLIC_BODIES: Final = frozenset({"ministry", "territorial", "executive", "council"})
"""State bodies, their territorial units and bodies of local self-government (law 70 art. 1(4))."""

STATE_BODIES: Final = frozenset({"ministry", "territorial"})
"""Public bodies of the state, which may delegate a power of the state to a municipality."""

NON_COMMERCIAL: Final = frozenset({"public_foundation", "public_association", "ngo"})
"""Non-commercial organisations (КЭУ), to whom grants for socially useful projects go."""

CONTRACTORS: Final = NON_COMMERCIAL | {"company", "entrepreneur", "institution", "media"}
"""Legal entities that are not customers themselves, and sole entrepreneurs (law 70 art. 1(5))."""

GOVERNMENT_SIDE: Final = PUBLIC_BODIES | {"institution"}
"""Bodies and institutions of state and municipality; a commission also needs members from elsewhere."""


def is_public_body(kind: str) -> bool:
    """Whether an organisation of this kind may be the customer of a social order."""
    return kind in PUBLIC_BODIES


def is_state_body(kind: str) -> bool:
    """Whether an organisation of this kind holds powers of the state."""
    return kind in STATE_BODIES


def is_non_commercial(kind: str) -> bool:
    """Whether an organisation of this kind may receive a grant for a socially useful project."""
    return kind in NON_COMMERCIAL


def may_contract(kind: str) -> bool:
    """Whether an organisation of this kind may deliver a social order."""
    return kind in CONTRACTORS


def is_government_side(kind: str) -> bool:
    """Whether somebody of such an organisation counts as a government member of a commission."""
    return kind in GOVERNMENT_SIDE
