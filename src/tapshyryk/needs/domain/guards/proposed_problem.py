"""What must hold before a problem somebody proposed may move on, and before it is followed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard
from tapshyryk.needs.domain.personal_data import personal_data_in


@dataclass(frozen=True, slots=True)
class OtherProposal:
    """The proposal another is to be merged into: its key, its municipality and state at this moment."""

    key: str
    municipality: str
    state: str


@dataclass(frozen=True, slots=True)
class ProposalFacts:
    """What the guards look at: the words, when they came, and the proposal it is to be merged into."""

    key: str
    municipality: str
    words: str
    proposed_on: date | None
    into: OtherProposal | None = None


@dataclass(frozen=True, slots=True)
class FollowingFacts:
    """What the guards of a following look at: whether the problem can be read by everybody."""

    problem_state: str
    asked_on: date | None


@guard("needs.proposal_confirmed_in_time")
def confirmed_in_time(ask: Ask[ProposalFacts]) -> Trouble:
    """The letter's link opens for some days; after that nobody's words and address are kept."""
    days = ask.book.value("needs.proposal_confirmed_in_time", "days")
    sent = ask.facts.proposed_on
    return None if sent is None or (ask.today - sent).days <= days else {"days": days}


@guard("needs.proposal_confirmed_in_time")
def following_confirmed_in_time(ask: Ask[FollowingFacts]) -> Trouble:
    """The letter's link opens for some days."""
    days = ask.book.value("needs.proposal_confirmed_in_time", "days")
    asked = ask.facts.asked_on
    return None if asked is None or (ask.today - asked).days <= days else {"days": days}


@guard("needs.proposal_on_behalf_with_consent", needs=("consent",))
def consent_is_noted(ask: Ask[ProposalFacts]) -> Trouble:
    """Whoever proposes for somebody else writes down how that person agreed."""
    least = ask.book.value("needs.proposal_on_behalf_with_consent", "minimum")
    return None if len(" ".join(ask.given["consent"].split())) >= least else {"minimum": least}


@guard("needs.proposal_without_personal_data")
def shows_no_personal_data(ask: Ask[ProposalFacts]) -> Trouble:
    """What leads to a person is hidden before everybody reads it."""
    found = personal_data_in(ask.facts.words)
    return {"count": len(found)} if found else None


@guard("needs.proposal_answered_with_reason", needs=("reason",))
def reason_is_written(ask: Ask[ProposalFacts]) -> Trouble:
    """Nothing is declined or sent back without words for the one who proposed it."""
    least = ask.book.value("needs.proposal_answered_with_reason", "minimum")
    return None if len(" ".join(ask.given["reason"].split())) >= least else {"minimum": least}


@guard("needs.proposal_merged_into_public_one", needs=("into",))
def merged_into_public_one(ask: Ask[ProposalFacts]) -> Trouble:
    """A duplicate joins another proposal that everybody can read, of the same municipality."""
    other = ask.facts.into
    if (
        other is not None
        and other.key != ask.facts.key
        and other.municipality == ask.facts.municipality
        and other.state == "published"
    ):
        return None
    return {}


@guard("needs.proposal_heard_where_proposed", needs=("heard_in",))
def heard_where_proposed(ask: Ask[ProposalFacts]) -> Trouble:
    """A proposed problem is named at a session of its own municipality."""
    return None if ask.given["heard_in"] == ask.facts.municipality else {}


@guard("needs.only_public_problems_followed")
def problem_is_public(ask: Ask[FollowingFacts]) -> Trouble:
    """Only what everybody can read is followed."""
    return None if ask.facts.problem_state in {"published", "merged"} else {}
