"""What must hold before a proposal may move on, and before a member may score it."""

from __future__ import annotations

from tapshyryk.calls.domain.facts import ProposalFacts
from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard
from tapshyryk.orders.domain.budget import at_most_percent
from tapshyryk.parties.domain.kinds import is_non_commercial, may_contract

ProposalAsk = Ask[ProposalFacts]


@guard("calls.call_is_open")
def call_is_open(ask: ProposalAsk) -> Trouble:
    """Proposals are written to an open call; which one may still be unsaid."""
    return None if ask.facts.call_state in {"", "open"} else {}


@guard("calls.not_after_deadline")
def not_after_deadline(ask: ProposalAsk) -> Trouble:
    """The clock decides, whether the call was closed yet or not."""
    closes_at = ask.facts.closes_at
    return {"deadline": closes_at} if closes_at is not None and ask.now >= closes_at else None


@guard("parties.contractor_is_entity")
def proposer_may_deliver(ask: ProposalAsk) -> Trouble:
    """Only who may be a contractor proposes."""
    return None if may_contract(ask.facts.lead_kind) else {"kind": ask.facts.lead_kind_words}


@guard("parties.grant_contractor_non_commercial")
def grant_goes_to_non_commercial(ask: ProposalAsk) -> Trouble:
    """A grant is not for profit."""
    if ask.facts.form != "grant" or is_non_commercial(ask.facts.lead_kind):
        return None
    return {"kind": ask.facts.lead_kind_words}


@guard("calls.one_proposal_per_organisation")
def first_of_its_lead(ask: ProposalAsk) -> Trouble:
    """The lead has no other proposal in the call."""
    return {} if ask.facts.own_other else None


@guard("calls.one_proposal_per_organisation")
def organisations_once_in_call(ask: ProposalAsk) -> Trouble:
    """None of its organisations takes part in another submitted proposal, as lead or as member."""
    return {} if ask.facts.elsewhere else None


@guard("calls.proposal_has_plan")
def has_plan(ask: ProposalAsk) -> Trouble:
    """It says what will be done."""
    return None if ask.facts.plan.strip() else {}


@guard("calls.proposal_budget_has_lines")
def budget_has_lines(ask: ProposalAsk) -> Trouble:
    """It says what it costs and who pays."""
    return None if ask.facts.funding.lines else {}


@guard("calls.proposal_lines_positive", needs=("amount_tyiyn",))
def line_above_zero(ask: ProposalAsk) -> Trouble:
    """A line of nothing is no line."""
    return None if ask.given["amount_tyiyn"] > 0 else {}


@guard("money.kind_is_known", needs=("kind",))
def kind_is_known(ask: ProposalAsk) -> Trouble:
    """Contributions are told apart: cash, labour, equipment, premises."""
    kinds = str(ask.book.value("money.kind_is_known", "kinds")).split()
    return None if ask.given["kind"] in kinds else {}


@guard("calls.proposal_cofinancing_meets_call")
def cofinancing_meets_call(ask: ProposalAsk) -> Trouble:
    """Others give what the call expects of them."""
    required, share = ask.facts.expected_percent, ask.facts.funding.cofinancing
    if required is None or share * 100 >= required:
        return None
    return {"percent": at_most_percent(share), "required": required}


@guard("calls.consortium_places_accepted")
def places_accepted(ask: ProposalAsk) -> Trouble:
    """Nobody is bound by a place they have not accepted."""
    names = ask.facts.unaccepted
    return {"names": ", ".join(names)} if names else None


@guard("calls.interests_declared_by_all")
def interests_declared(ask: ProposalAsk) -> Trouble:
    """Scoring begins when everybody has said whether they are bound to a bidder."""
    return {"missing": ask.facts.undeclared} if ask.facts.undeclared else None


@guard("calls.scores_within_range", needs=("points",))
def scores_within_range(ask: ProposalAsk) -> Trouble:
    """Every criterion gets points, none beyond its range."""
    low, points = int(ask.book.value("calls.scores_within_range", "low")), ask.given["points"]
    for criterion in ask.facts.criteria:
        given = points.get(criterion.key)
        if given is None or not low <= given <= criterion.maximum:
            return {"criterion": criterion.title}
    return None
