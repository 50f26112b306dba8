"""What must hold before a report of results, or what follows an order, may move on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard
from tapshyryk.impact.domain.following import months_later

SIGNED = frozenset({"in_force", "completed", "terminated"})
"""The states of a contract on which results can be reported."""

UNDER_WAY = frozenset({"contracted", "delivering", "completed"})
"""The states of an order after which something follows."""


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What the guards of a report of results look at.

    `indicators` are the contract's, as (key, title); `entered` the keys of those with a result, `bare` the
    titles of those whose result has no evidence; `another_open` tells of a second report not accepted yet.
    """

    contract_state: str
    another_open: bool = False
    indicators: tuple[tuple[str, str], ...] = ()
    entered: frozenset[str] = frozenset()
    bare: tuple[str, ...] = ()
    heard: bool = False
    experts_visited: bool = False
    recipients_asked: bool = False


@dataclass(frozen=True, slots=True)
class HearingFacts:
    """What is asked of the assembly that is to have heard a report."""

    hears_results: bool
    minutes_signed: bool
    about_this_order: bool


@dataclass(frozen=True, slots=True)
class ContinuationFacts:
    """What the guards of what follows look at: the order, its last day, whether it was decided before."""

    order_state: str
    ends: date | None
    decided_before: bool = False


@guard("impact.contract_signed")
def contract_signed(ask: Ask[ReportFacts]) -> Trouble:
    """There is a contract to report on."""
    return None if ask.facts.contract_state in SIGNED else {}


@guard("impact.one_report_at_a_time")
def no_other_report_open(ask: Ask[ReportFacts]) -> Trouble:
    """The next report begins when the last is accepted."""
    return {} if ask.facts.another_open else None


@guard("impact.period_has_ended", needs=("period_end",))
def period_has_ended(ask: Ask[ReportFacts]) -> Trouble:
    """Results are reported of days that have passed."""
    return None if ask.given["period_end"] <= ask.today else {}


@guard("impact.indicator_of_the_contract", needs=("indicator",))
def indicator_of_the_contract(ask: Ask[ReportFacts]) -> Trouble:
    """Only what the contract is measured by is reported against it."""
    return None if ask.given["indicator"] in dict(ask.facts.indicators) else {}


@guard("impact.result_has_evidence", needs=("evidence",))
def evidence_is_named(ask: Ask[ReportFacts]) -> Trouble:
    """A result rests on a document or a count."""
    return None if ask.given["evidence"].strip() else {}


@guard("impact.results_for_every_indicator")
def every_indicator_has_a_result(ask: Ask[ReportFacts]) -> Trouble:
    """Nothing the contract promised is passed over in silence."""
    missing = [title for key, title in ask.facts.indicators if key not in ask.facts.entered]
    return {"missing": missing} if missing else None


@guard("impact.result_has_evidence")
def every_result_has_evidence(ask: Ask[ReportFacts]) -> Trouble:
    """No result is left without its ground."""
    return {} if ask.facts.bare else None


@guard("impact.reason_written", needs=("reason",))
def reason_written(ask: Ask[ReportFacts]) -> Trouble:
    """Who returns a report says what is wrong with it."""
    return None if ask.given["reason"].strip() else {}


@guard("impact.heard_at_a_hearing", needs=("hearing",))
def heard_at_a_hearing(ask: Ask[ReportFacts]) -> Trouble:
    """The assembly was convened to hear the results of this order, and its minutes are signed."""
    hearing: HearingFacts = ask.given["hearing"]
    whole = hearing.hears_results and hearing.minutes_signed and hearing.about_this_order
    return None if whole else {}


@guard("impact.heard_by_assembly")
def residents_have_heard(ask: Ask[ReportFacts]) -> Trouble:
    """Residents hear what came of what they chose before the customer accepts it."""
    return None if ask.facts.heard else {}


@guard("monitoring.experts_and_recipients_both")
def experts_and_recipients_have_judged(ask: Ask[ReportFacts]) -> Trouble:
    """Satisfaction alone is not enough: who never had a service is glad of any."""
    return None if ask.facts.experts_visited and ask.facts.recipients_asked else {}


@guard("impact.order_under_way")
def order_under_way(ask: Ask[ContinuationFacts]) -> Trouble:
    """Something follows only what has begun."""
    return None if ask.facts.order_state in UNDER_WAY else {}


@guard("impact.decided_once")
def not_decided_before(ask: Ask[ContinuationFacts]) -> Trouble:
    """What follows an order is decided once."""
    return {} if ask.facts.decided_before else None


@guard("impact.decision_has_ground", needs=("ground",))
def decision_has_ground(ask: Ask[ContinuationFacts]) -> Trouble:
    """A decision names the document or result it rests on."""
    return None if ask.given["ground"].strip() else {}


@guard("impact.day_not_in_future", needs=("day",))
def day_has_come(ask: Ask[ContinuationFacts]) -> Trouble:
    """Only what was decided or seen is recorded."""
    return None if ask.given["day"] <= ask.today else {}


@guard("impact.decision_before_end", needs=("day",))
def decided_before_the_end(ask: Ask[ContinuationFacts]) -> Trouble:
    """A service that works is not left to close because nobody decided in time."""
    ends = ask.facts.ends
    return None if ends is None or ask.given["day"] <= ends else {"ended": ends}


@guard("impact.order_has_ended")
def order_has_ended(ask: Ask[ContinuationFacts]) -> Trouble:
    """What became of a service is looked at after its order."""
    return None if ask.facts.order_state == "completed" else {}


@guard("impact.follow_up_after_a_year", needs=("day",))
def a_year_has_passed(ask: Ask[ContinuationFacts]) -> Trouble:
    """Early looks say little: many services live as long as the first money lasts."""
    months = int(ask.book.value("impact.follow_up_after_a_year", "months"))
    ends = ask.facts.ends
    if ends is None or ask.given["day"] >= (due := months_later(ends, months)):
        return None
    return {"ended": ends, "due": due}


@guard("impact.check_says_what_was_seen", needs=("seen_after",))
def says_what_was_seen(ask: Ask[ContinuationFacts]) -> Trouble:
    """A tick is no look."""
    return None if ask.given["seen_after"].strip() else {}
