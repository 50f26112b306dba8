"""The moves by which a call walks its proposals on; only the lifecycle itself takes them."""

from __future__ import annotations

from typing import Any

from tapshyryk.calls.models import Proposal
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform


def open_proposal(proposal: Proposal, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """The proposal is opened with all others."""
    return _walk(proposal, "open_proposal", actor, override)


def choose_proposal(proposal: Proposal, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """The proposal has won."""
    return _walk(proposal, "choose_proposal", actor, override)


def pass_over_proposal(proposal: Proposal, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Another proposal has won, or none."""
    return _walk(proposal, "pass_over_proposal", actor, override)


def annul_proposal(proposal: Proposal, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """The decision for the proposal fell."""
    return _walk(proposal, "annul_proposal", actor, override)


def lapse_proposal(proposal: Proposal, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """The call is over for a proposal that was not handed in, or not judged."""
    return perform(proposal, "lapse_proposal", actor=actor, override=override)


def _walk(proposal: Proposal, verb: str, actor: Actor, override: Override) -> Any:
    def effect(proposal: Proposal, ask: Any) -> Deed:
        place = {"place": proposal.place} if proposal.place is not None else {}
        return Deed(detail={"organisation": proposal.organisation.slug, **place})

    return perform(proposal, verb, actor=actor, effect=effect, override=override)
