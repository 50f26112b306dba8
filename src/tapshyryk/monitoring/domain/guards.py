"""What must hold before a visit, a finding, a survey or a complaint may move on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard

SIGNED = frozenset({"in_force", "completed", "terminated"})
"""The states of a contract both sides have signed: its service can be looked at, rated, complained about."""


class AboutContract(Protocol):
    """Facts of something that concerns the service of one contract."""

    @property
    def contract_state(self) -> str:
        """The state of that contract."""


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """What the guards of a visit look at.

    `deliverers` are the refs of the people who hold a role today with the contractor or one of its partners.
    """

    contract_state: str
    deliverers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FindingFacts:
    """What the guards of a finding look at: the visit it comes from."""

    visit_state: str
    visit_held_on: date | None = None


@dataclass(frozen=True, slots=True)
class SurveyFacts:
    """What the guards of a survey look at: how many were asked, how many have answered."""

    contract_state: str
    asked: int | None = None
    answers: int = 0


@dataclass(frozen=True, slots=True)
class ComplaintFacts:
    """What the guards of a complaint about a service look at."""

    contract_state: str


@guard("monitoring.contract_signed")
def contract_signed(ask: Ask[AboutContract]) -> Trouble:
    """There is a service to look at: the contract is signed by both sides."""
    return None if ask.facts.contract_state in SIGNED else {}


@guard("monitoring.visitor_is_not_provider", needs=("visitors",))
def visitors_do_not_deliver(ask: Ask[VisitFacts]) -> Trouble:
    """Nobody visits, as a monitor, the organisation they work for."""
    return {} if ask.facts.deliverers.intersection(ask.given["visitors"]) else None


@guard("monitoring.visit_not_future", needs=("held_on",))
def visited_on_a_past_day(ask: Ask[VisitFacts]) -> Trouble:
    """Only what has happened is recorded as held."""
    return None if ask.given["held_on"] <= ask.today else {}


@guard("monitoring.visitors_counted", needs=("members_present", "visitors"))
def visitors_are_counted(ask: Ask[VisitFacts]) -> Trouble:
    """At least one came, and everyone who is named is among those counted."""
    members, named = ask.given["members_present"], len(ask.given["visitors"])
    return None if members >= max(named, 1) else {"members": members, "named": named}


@guard("monitoring.visit_says_what_was_seen", needs=("seen",))
def says_what_was_seen(ask: Ask[VisitFacts]) -> Trouble:
    """A visit without a word about what was seen helps nobody."""
    return None if ask.given["seen"].strip() else {}


@guard("monitoring.reason_written", needs=("reason",))
def reason_written(ask: Ask[object]) -> Trouble:
    """Whoever calls off, corrects or does not accept something says why."""
    return None if ask.given["reason"].strip() else {}


@guard("monitoring.finding_before_visit_act")
def visit_is_being_written_up(ask: Ask[FindingFacts]) -> Trouble:
    """Findings are recorded between the visit and its signed act, which lists them."""
    return None if ask.facts.visit_state == "held" else {}


@guard("monitoring.finding_names_standard", needs=("standard", "description"))
def names_the_standard(ask: Ask[FindingFacts]) -> Trouble:
    """A defect is one against something: a standard or a term of the contract."""
    return None if ask.given["standard"].strip() and ask.given["description"].strip() else {}


@guard("monitoring.mend_by_after_visit", needs=("mend_by",))
def mended_after_the_visit(ask: Ask[FindingFacts]) -> Trouble:
    """The day to mend by does not lie before the visit."""
    mend_by, held_on = ask.given["mend_by"], ask.facts.visit_held_on
    return None if mend_by is None or held_on is None or mend_by >= held_on else {"held_on": held_on}


@guard("monitoring.mend_says_what_was_done", needs=("mended_how",))
def says_what_was_done(ask: Ask[FindingFacts]) -> Trouble:
    """Who verifies must know what to look for."""
    return None if ask.given["mended_how"].strip() else {}


@guard("monitoring.answers_within_asked", needs=("counted", "anew"))
def answers_within_asked(ask: Ask[SurveyFacts]) -> Trouble:
    """No more people answer than were asked, where their number is known.

    `counted` are added to the answers there are, unless all are counted `anew`.
    """
    answers = ask.given["counted"] + (0 if ask.given["anew"] else ask.facts.answers)
    asked = ask.facts.asked
    return None if asked is None or answers <= asked else {"answers": answers, "asked": asked}


@guard("monitoring.survey_has_answers")
def has_answers(ask: Ask[SurveyFacts]) -> Trouble:
    """A survey nobody answered says nothing."""
    return None if ask.facts.answers else {"count": ask.facts.answers}


@guard("monitoring.complaint_answered_in_words", needs=("answer",))
def answered_in_words(ask: Ask[ComplaintFacts]) -> Trouble:
    """Who complains gets an answer, not a tick."""
    return None if ask.given["answer"].strip() else {}
