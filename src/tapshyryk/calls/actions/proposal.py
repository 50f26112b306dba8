"""Writing a proposal, handing it in and withdrawing it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tapshyryk.calls.models import Call, Proposal, ProposalLine
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.checking import checked
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.wording import write_texts


def begin_proposal(
    proposal: Proposal,
    *,
    actor: Actor,
    call: Call | None = None,
    titles: Mapping[str, str] | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Begin a proposal that is not saved yet, in answer to `call`; its organisation is already set."""
    if call is not None:
        proposal.call = call
    write_texts(proposal, "title", titles or {})
    return perform(proposal, "begin_proposal", actor=actor, override=override)


def describe_proposal(
    proposal: Proposal,
    *,
    actor: Actor,
    plan: str,
    staff: str = "",
    recipients_offered: int | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Write what will be done, by whom, and for how many."""

    def effect(proposal: Proposal, ask: Any) -> Deed:
        proposal.plan, proposal.staff, proposal.recipients_offered = plan, staff, recipients_offered
        return Deed()

    return perform(proposal, "describe_proposal", actor=actor, effect=effect, override=override)


def add_proposal_line(
    proposal: Proposal,
    *,
    actor: Actor,
    description: str,
    source: str,
    kind: str,
    amount_tyiyn: int,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Add a budget line: what for, who gives it, in which form, how much in tyiyn."""
    given = {"description": description, "source": source, "kind": kind, "amount_tyiyn": amount_tyiyn}

    def effect(proposal: Proposal, ask: Any) -> Deed:
        checked(ProposalLine(proposal=proposal, **given)).save(force_insert=True)
        return Deed(detail=given)

    return perform(proposal, "add_proposal_line", actor=actor, given=given, effect=effect, override=override)


def remove_proposal_line(
    proposal: Proposal, *, actor: Actor, line: ProposalLine, override: Override = NO_OVERRIDE
) -> Any:
    """Take a budget line out of the draft."""

    def effect(proposal: Proposal, ask: Any) -> Deed:
        kept = proposal.lines.get(pk=line.pk)
        proposal.lines.filter(pk=line.pk).delete()
        return Deed(detail={"description": kept.description, "amount_tyiyn": kept.amount_tyiyn})

    return perform(proposal, "remove_proposal_line", actor=actor, effect=effect, override=override)


def submit_proposal(proposal: Proposal, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Hand the proposal in, sealed until all are opened."""

    def effect(proposal: Proposal, ask: Any) -> Deed:
        proposal.submitted_at = ask.now
        return Deed(detail={"total_tyiyn": proposal.funding().total_tyiyn})

    return perform(proposal, "submit_proposal", actor=actor, effect=effect, override=override)


def withdraw_proposal(proposal: Proposal, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Take the proposal back before the deadline."""
    return perform(proposal, "withdraw_proposal", actor=actor, override=override)
