"""What must hold before a programme or an order may move on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard
from tapshyryk.orders.domain.budget import Budget, at_least_percent
from tapshyryk.orders.domain.competence import CompetenceFacts, finding
from tapshyryk.orders.domain.task import TechnicalTask, lasts_longer_than, missing_parts, term_in_years
from tapshyryk.parties.domain.kinds import is_public_body


@dataclass(frozen=True, slots=True)
class ProgrammeFacts:
    """What the guards of a programme look at: the customer's kind, as code and as words."""

    customer_kind: str
    customer_kind_words: str


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """What the guards of an order look at.

    `problem_is_listed` tells whether the order answers a problem on a closed list of needs,
    `problem_is_studied` whether an issued needs study covers it,
    `residents_chose` whether a minuted assembly chose that problem; `competence` is how it stands today,
    `checked_as_delegated` whether the check found the power and the money delegated; `service_words` names
    the service of the check.
    """

    customer_kind: str = ""
    customer_kind_words: str = ""
    programme_approved: bool = False
    problem_is_listed: bool = False
    problem_is_studied: bool = False
    residents_chose: bool = False
    target_group: str = ""
    minimum_standard: str = ""
    starts: date | None = None
    ends: date | None = None
    task: TechnicalTask = field(default_factory=TechnicalTask)
    budget: Budget = field(default_factory=Budget)
    competence: CompetenceFacts = field(default_factory=CompetenceFacts)
    checked_as_delegated: bool = False
    service_words: str = ""


@guard("parties.customer_is_public_body")
def customer_is_public_body(ask: Ask[ProgrammeFacts | OrderFacts]) -> Trouble:
    """Only a state body or a local self-government body orders services."""
    if is_public_body(ask.facts.customer_kind):
        return None
    return {"organisation_kind": ask.facts.customer_kind_words}


@guard("orders.belongs_to_approved_programme")
def belongs_to_approved_programme(ask: Ask[OrderFacts]) -> Trouble:
    """An order carries out a programme that was approved and still runs."""
    return None if ask.facts.programme_approved else {}


@guard("orders.technical_task_complete")
def technical_task_complete(ask: Ask[OrderFacts]) -> Trouble:
    """Nothing of the technical task is left open."""
    missing = missing_parts(ask.facts.task)
    return {"missing": missing} if missing else None


@guard("orders.target_group_named")
def target_group_named(ask: Ask[OrderFacts]) -> Trouble:
    """It is said whom the service is for."""
    return None if ask.facts.target_group.strip() else {}


@guard("orders.budget_has_lines")
def budget_has_lines(ask: Ask[OrderFacts]) -> Trouble:
    """The money is written line by line."""
    return None if ask.facts.budget.lines else {}


@guard("orders.budget_lines_positive", needs=("amount_tyiyn",))
def line_above_zero(ask: Ask[OrderFacts]) -> Trouble:
    """A line of nothing is no line."""
    return None if ask.given["amount_tyiyn"] > 0 else {}


@guard("orders.rests_on_needs_study")
def rests_on_needs_study(ask: Ask[OrderFacts]) -> Trouble:
    """The topic comes from a study of needs: an issued one, or at least a list that residents closed."""
    return None if ask.facts.problem_is_studied or ask.facts.problem_is_listed else {}


@guard("orders.residents_chose")
def residents_chose(ask: Ask[OrderFacts]) -> Trouble:
    """Residents, not officials, chose the problem."""
    return None if ask.facts.residents_chose else {}


@guard("orders.competence_delegated")
def competence_delegated(ask: Ask[OrderFacts]) -> Trouble:
    """A municipality does not pay for the state's duty without the power and the money."""
    if finding(ask.facts.competence).speaks_against:
        return {"service": ask.facts.service_words}
    return None


@guard("orders.competence_delegated")
def still_delegated(ask: Ask[OrderFacts]) -> Trouble:
    """What the check found delegated has not ended since; what it missed was answered for then."""
    return competence_delegated.check(ask) if ask.facts.checked_as_delegated else None


@guard("orders.minimum_standard_named")
def minimum_standard_named(ask: Ask[OrderFacts]) -> Trouble:
    """The service follows a minimum standard."""
    return None if ask.facts.minimum_standard.strip() else {}


@guard("orders.monitoring_budget_at_most_5_percent")
def monitoring_within_its_share(ask: Ask[OrderFacts]) -> Trouble:
    """Monitoring takes no more than its share of the money."""
    limit = int(ask.book.value("orders.monitoring_budget_at_most_5_percent", "limit"))
    share = ask.facts.budget.monitoring_share
    return {"percent": at_least_percent(share)} if share * 100 > limit else None


@guard("orders.term_at_most_5_years")
def term_within_limit(ask: Ask[OrderFacts]) -> Trouble:
    """The order does not last longer than the law or the bill foresees."""
    starts, ends = ask.facts.starts, ask.facts.ends
    limit = int(ask.book.value("orders.term_at_most_5_years", "limit"))
    if starts is None or ends is None or not lasts_longer_than(starts, ends, limit):
        return None
    return {"years": term_in_years(starts, ends)}


@guard("orders.reason_written", needs=("reason",))
def reason_written(ask: Ask[OrderFacts]) -> Trouble:
    """Who returns or withdraws an order says why."""
    return None if ask.given["reason"].strip() else {}
