"""Forming a consortium: the lead invites, the head of the invited accepts or declines."""

from __future__ import annotations

from typing import Any

from tapshyryk.calls.models import ConsortiumMember, Proposal
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.parties.models import Organisation


def invite_to_consortium(
    place: ConsortiumMember,
    *,
    actor: Actor,
    organisation: Organisation,
    role: str,
    share_percent: int,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Offer a place that is not saved yet; its proposal is already set.

    `role` says what the organisation would do, `share_percent` its share of the work. The place counts
    once it is accepted; another role or share is another invitation.
    """
    place.organisation, place.role, place.share_percent = organisation, role, share_percent

    def effect(place: ConsortiumMember, ask: Any) -> Deed:
        return Deed(detail={"member": place.organisation.slug, "role": role, "share_percent": share_percent})

    given = {"share_percent": share_percent}
    return perform(place, "invite_to_consortium", actor=actor, given=given, effect=effect, override=override)


def accept_place(place: ConsortiumMember, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Take the place, with the role and share it was offered with."""
    return perform(place, "accept_place", actor=actor, effect=_named, override=override)


def decline_place(place: ConsortiumMember, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Decline the place, or leave it again before the proposal is handed in."""
    return perform(place, "decline_place", actor=actor, effect=_named, override=override)


def remove_consortium_member(
    proposal: Proposal, *, actor: Actor, member: ConsortiumMember, override: Override = NO_OVERRIDE
) -> Any:
    """Take a place out of the consortium, whatever was answered to the invitation."""

    def effect(proposal: Proposal, ask: Any) -> Deed:
        kept = proposal.consortium.get(pk=member.pk)
        proposal.consortium.filter(pk=member.pk).delete()
        return Deed(detail={"member": kept.organisation.slug, "place": kept.state})

    return perform(proposal, "remove_consortium_member", actor=actor, effect=effect, override=override)


def _named(place: ConsortiumMember, ask: Any) -> Deed:
    return Deed(detail={"member": place.organisation.slug})
