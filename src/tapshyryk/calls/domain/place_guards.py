"""What must hold before a place in a consortium is offered, taken or declined."""

from __future__ import annotations

from tapshyryk.calls.domain.cofinancing import lead_share
from tapshyryk.calls.domain.facts import PlaceFacts
from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard

PlaceAsk = Ask[PlaceFacts]


@guard("calls.consortium_formed_before_submission")
def proposal_is_draft(ask: PlaceAsk) -> Trouble:
    """Nobody enters or leaves once the proposal is under seal."""
    return None if ask.facts.proposal_state == "draft" else {}


@guard("calls.not_after_deadline")
def call_not_past_deadline(ask: PlaceAsk) -> Trouble:
    """After the deadline there is nothing left to enter."""
    closes_at = ask.facts.closes_at
    return {"deadline": closes_at} if closes_at is not None and ask.now >= closes_at else None


@guard("calls.consortium_has_one_lead")
def lead_is_no_member(ask: PlaceAsk) -> Trouble:
    """The lead leads and is not listed again."""
    return {} if ask.facts.invited == ask.facts.lead else None


@guard("calls.consortium_member_once")
def invited_once(ask: PlaceAsk) -> Trouble:
    """A member is listed once."""
    return {} if ask.facts.invited in ask.facts.listed else None


@guard("calls.consortium_shares_make_100", needs=("share_percent",))
def room_for_share(ask: PlaceAsk) -> Trouble:
    """The members leave a share to the lead, which has the rest."""
    given = ask.given["share_percent"]
    shares = [*ask.facts.shares, given]
    return None if given > 0 and lead_share(shares) > 0 else {"total": sum(shares)}
