"""What follows of itself when a call moves: for its proposals, and for the order behind it."""

from __future__ import annotations

from typing import Any, Final

from tapshyryk.calls.actions.call import fail_call
from tapshyryk.calls.actions.walk import (
    annul_proposal,
    choose_proposal,
    lapse_proposal,
    open_proposal,
    pass_over_proposal,
)
from tapshyryk.calls.models import Call
from tapshyryk.core.access.actors import System
from tapshyryk.core.lifecycle.registry import when
from tapshyryk.orders.actions.walk import announce_order, award_order, reopen_order

LIFECYCLE: Final = System("lifecycle")


@when("publish_call")
def order_is_announced(call: Call, act: Any) -> None:
    """The order has a call."""
    announce_order(call.order, actor=LIFECYCLE, call=call.slug)


@when("close_call")
def drafts_lapse(call: Call, act: Any) -> None:
    """What was not handed in by the deadline no longer can be."""
    for proposal in call.proposals.filter(state="draft"):
        lapse_proposal(proposal, actor=LIFECYCLE)


@when("open_proposals")
def each_is_opened(call: Call, act: Any) -> None:
    """All seals are broken at once."""
    for proposal in call.proposals.filter(state="submitted"):
        open_proposal(proposal, actor=LIFECYCLE)


@when("decide_call")
def winner_is_chosen(call: Call, act: Any) -> None:
    """One proposal wins, the others do not, and the order is awarded."""
    for proposal in call.proposals.filter(state="opened").select_related("organisation"):
        if proposal.organisation.slug == act.detail["winner"]:
            choose_proposal(proposal, actor=LIFECYCLE)
        else:
            pass_over_proposal(proposal, actor=LIFECYCLE)
    award_order(call.order, actor=LIFECYCLE, call=call.slug)


@when("answer_complaint")
def upheld_complaint_fells_the_decision(call: Call, act: Any) -> None:
    """A decision that was rightly contested does not stand."""
    if act.detail["upheld"]:
        fail_call(call, actor=LIFECYCLE, reason=act.detail["answer"])


@when("fail_call", "cancel_call")
def everything_goes_back(call: Call, act: Any) -> None:
    """Proposals are let go, and the order can have another call."""
    for proposal in call.proposals.filter(state__in=("draft", "submitted", "opened", "won")):
        if proposal.state == "won":
            annul_proposal(proposal, actor=LIFECYCLE)
        elif proposal.state == "opened":
            pass_over_proposal(proposal, actor=LIFECYCLE)
        else:
            lapse_proposal(proposal, actor=LIFECYCLE)
    if call.order.state in {"announced", "awarded"}:
        reopen_order(call.order, actor=LIFECYCLE, call=call.slug)
