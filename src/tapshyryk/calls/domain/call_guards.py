"""What must hold before a call may move on."""

from __future__ import annotations

from datetime import timedelta

from tapshyryk.calls.domain.facts import STATE_SIDE, CallFacts, Entrant
from tapshyryk.core.clock import LOCAL_ZONE
from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard

CallAsk = Ask[CallFacts]


@guard("calls.order_is_approved")
def order_is_approved(ask: CallAsk) -> Trouble:
    """Only what the council approved is announced."""
    return None if ask.facts.order_state == "approved" else {}


@guard("calls.one_call_at_a_time")
def no_other_call_runs(ask: CallAsk) -> Trouble:
    """An order has one call at a time."""
    return {} if ask.facts.another_call_runs else None


@guard("calls.criteria_fixed_after_publication")
def criteria_still_open(ask: CallAsk) -> Trouble:
    """Nobody changes the measure once it is known who is measured."""
    return {} if ask.facts.published else None


@guard("calls.criteria_weigh_100")
def criteria_weigh_100(ask: CallAsk) -> Trouble:
    """The weights add up to the whole."""
    total = sum(ask.facts.weights)
    return None if total == ask.book.value("calls.criteria_weigh_100", "whole") else {"total": total}


@guard("calls.closes_later", needs=("closes_at",))
def closes_later(ask: CallAsk) -> Trouble:
    """The deadline lies ahead."""
    return None if ask.given["closes_at"] > ask.now else {}


@guard("calls.open_at_least_days", needs=("closes_at",))
def open_long_enough(ask: CallAsk) -> Trouble:
    """Small organisations need time to write."""
    days = (ask.given["closes_at"] - ask.now).days
    return None if days >= int(ask.book.value("calls.open_at_least_days", "required")) else {"days": days}


@guard("calls.extension_is_later", needs=("closes_at",))
def extended_to_later(ask: CallAsk) -> Trouble:
    """A deadline moves only forward."""
    closes_at = ask.facts.closes_at
    return None if closes_at is None or ask.given["closes_at"] > closes_at else {"deadline": closes_at}


@guard("calls.not_after_deadline")
def before_the_deadline(ask: CallAsk) -> Trouble:
    """What the deadline has closed is not reopened by moving it."""
    closes_at = ask.facts.closes_at
    return {"deadline": closes_at} if closes_at is not None and ask.now >= closes_at else None


@guard("calls.deadline_has_passed")
def deadline_has_passed(ask: CallAsk) -> Trouble:
    """Nothing is closed or opened before its time."""
    closes_at = ask.facts.closes_at
    return None if closes_at is not None and ask.now >= closes_at else {"deadline": closes_at or ""}


@guard("calls.member_seated_once", needs=("person",))
def seated_once(ask: CallAsk) -> Trouble:
    """One person has one seat."""
    return {} if ask.facts.seat_of(ask.given["person"]) else None


@guard("calls.commission_seated_before_opening")
def seated_before_opening(ask: CallAsk) -> Trouble:
    """Nobody is added who has seen who competes, unless a proposal is left without anybody to score it."""
    is_open = any(entrant.state == "opened" for entrant in ask.facts.entrants)
    return {} if is_open and not _nobody_to_score(ask.facts) else None


@guard("calls.one_chair", needs=("is_chair",))
def one_chair(ask: CallAsk) -> Trouble:
    """A commission has one chair."""
    return {} if ask.given["is_chair"] and any(seat.is_chair for seat in ask.facts.seats) else None


@guard("calls.commission_has_chair")
def has_chair(ask: CallAsk) -> Trouble:
    """Somebody chairs the commission."""
    return None if any(seat.is_chair for seat in ask.facts.seats) else {}


@guard("calls.commission_has_non_government_members")
def has_members_from_outside(ask: CallAsk) -> Trouble:
    """Officials alone do not choose."""
    low = int(ask.book.value("calls.commission_has_non_government_members", "low"))
    count = sum(seat.side != STATE_SIDE for seat in ask.facts.seats)
    return None if count >= low else {"count": count}


@guard("calls.commission_size")
def commission_large_enough(ask: CallAsk) -> Trouble:
    """A few people agree too easily."""
    count = len(ask.facts.seats)
    return None if count >= int(ask.book.value("calls.commission_size", "low")) else {"count": count}


@guard("calls.proposals_to_open")
def something_to_open(ask: CallAsk) -> Trouble:
    """Without a proposal there is nothing to evaluate."""
    return None if any(entrant.state == "submitted" for entrant in ask.facts.entrants) else {}


@guard("calls.interest_stays_declared", needs=("declarer", "organisations"))
def interest_not_taken_back(ask: CallAsk) -> Trouble:
    """Once the proposals are open, nobody takes an interest back in order to score after all."""
    seat = ask.facts.seat_of(ask.given["declarer"])
    is_open = any(entrant.state == "opened" for entrant in ask.facts.entrants)
    return {} if is_open and seat is not None and seat.named - ask.given["organisations"] else None


@guard("calls.interests_declared_by_all")
def interests_declared(ask: CallAsk) -> Trouble:
    """Everybody says first whether they are bound to a bidder."""
    missing = tuple(seat.name for seat in ask.facts.seats if not seat.declared)
    return {"missing": missing} if missing else None


@guard("calls.all_members_scored")
def all_members_scored(ask: CallAsk) -> Trouble:
    """Nobody who may score is left out."""
    missing = dict.fromkeys(
        seat.name
        for seat, entrant in ask.facts.scoring_pairs()
        if (seat.ref, entrant.key) not in ask.facts.sheets
    )
    return {"missing": tuple(missing)} if missing else None


@guard("calls.every_proposal_scored")
def every_proposal_scored(ask: CallAsk) -> Trouble:
    """Each proposal is judged by somebody without an interest in it."""
    left = _nobody_to_score(ask.facts)
    return {"count": len(left)} if left else None


def _nobody_to_score(facts: CallFacts) -> list[Entrant]:
    """The opened proposals in which every member has an interest."""
    can_be = {entrant.key for _, entrant in facts.scoring_pairs()}
    return [e for e in facts.entrants if e.state == "opened" and e.key not in can_be]


@guard("calls.decision_follows_scores", needs=("winner",))
def winner_leads(ask: CallAsk) -> Trouble:
    """The highest score wins."""
    winner = ask.given["winner"]
    return None if not winner or winner in ask.facts.outcome.leaders else {}


@guard("calls.tie_break_reasoned", needs=("winner", "tie_break_reason"))
def tie_broken_with_reason(ask: CallAsk) -> Trouble:
    """Among equals the choice is explained."""
    if not ask.facts.outcome.is_tied:
        return None
    return None if ask.given["winner"] and ask.given["tie_break_reason"].strip() else {}


@guard("calls.interested_chair_breaks_no_tie", needs=("decider",))
def tie_broken_without_interest(ask: CallAsk) -> Trouble:
    """Who is bound to one of the tied does not choose among them."""
    chair, leaders = ask.facts.seat_of(ask.given["decider"]), ask.facts.outcome.leaders
    if chair is None or not ask.facts.outcome.is_tied:
        return None
    tied = [entrant for entrant in ask.facts.entrants if entrant.key in leaders]
    return {} if any(chair.has_interest_in(entrant.organisations) for entrant in tied) else None


@guard("calls.complaint_within_days")
def complaint_in_time(ask: CallAsk) -> Trouble:
    """A decision cannot be contested for ever."""
    decided_at = ask.facts.decided_at
    limit = int(ask.book.value("calls.complaint_within_days", "limit"))
    if decided_at is None:
        return None
    days = (ask.today - decided_at.astimezone(LOCAL_ZONE).date()).days
    return {"days": days} if days > limit else None


@guard("calls.complaints_answered_before_conclusion")
def complaints_answered(ask: CallAsk) -> Trouble:
    """Everybody who complained has an answer."""
    return {"open": len(ask.facts.open_complaints)} if ask.facts.open_complaints else None


@guard("calls.concluded_after_complaint_days")
def complaint_days_over(ask: CallAsk) -> Trouble:
    """The days for complaints are not cut short."""
    decided_at = ask.facts.decided_at
    if decided_at is None:
        return None
    limit = int(ask.book.value("calls.complaint_within_days", "limit"))
    until = decided_at.astimezone(LOCAL_ZONE).date() + timedelta(days=limit)
    return {"until": until} if ask.today <= until else None


@guard("calls.complaint_answered_once", needs=("complaint",))
def not_answered_yet(ask: CallAsk) -> Trouble:
    """An answer stands."""
    return None if ask.given["complaint"] in ask.facts.open_complaints else {}


@guard("calls.cancel_needs_reason", needs=("reason",))
def reason_given(ask: CallAsk) -> Trouble:
    """Who stops a call says why."""
    return None if ask.given["reason"].strip() else {}


@guard("calls.fails_only_upheld_after_decision")
def decision_contested(ask: CallAsk) -> Trouble:
    """A decision falls only with a complaint that was upheld."""
    return {} if ask.facts.decided_at is not None and not ask.facts.complaint_upheld else None
