"""What the guards of a call and of a proposal look at."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from tapshyryk.calls.domain.cofinancing import Funding
from tapshyryk.calls.domain.scoring import Outcome

STATE_SIDE = "state"


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat on the commission.

    `organisations` are those the member has declared an interest in or holds a role in, `named` those of the
    declaration alone.
    """

    ref: str
    name: str
    side: str
    is_chair: bool
    declared: bool
    organisations: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()

    def has_interest_in(self, organisations: Collection[str]) -> bool:
        """Whether the member is bound to any of these organisations."""
        return not self.organisations.isdisjoint(organisations)


@dataclass(frozen=True, slots=True)
class Entrant:
    """A proposal in a call: its key, its state, and the organisations behind it (lead and members)."""

    key: str
    state: str
    organisations: frozenset[str]


@dataclass(frozen=True, slots=True)
class CallFacts:
    """What the guards of a call look at.

    `sheets` are the (member, proposal) pairs with points on every criterion; `outcome` is computed while the
    call is evaluated and empty before; `open_complaints` are those without an answer.
    """

    order_state: str = ""
    another_call_runs: bool = False
    published: bool = False
    closes_at: datetime | None = None
    decided_at: datetime | None = None
    weights: tuple[int, ...] = ()
    seats: tuple[Seat, ...] = ()
    entrants: tuple[Entrant, ...] = ()
    sheets: frozenset[tuple[str, str]] = frozenset()
    outcome: Outcome = field(default_factory=Outcome)
    open_complaints: frozenset[str] = frozenset()
    complaint_upheld: bool = False

    def seat_of(self, ref: str) -> Seat | None:
        """The seat of the person `ref`, if they have one."""
        return next((seat for seat in self.seats if seat.ref == ref), None)

    def scoring_pairs(self) -> Iterator[tuple[Seat, Entrant]]:
        """Each member with each opened proposal they are to score."""
        for entrant in self.entrants:
            if entrant.state == "opened":
                for seat in self.seats:
                    if not seat.has_interest_in(entrant.organisations):
                        yield seat, entrant


@dataclass(frozen=True, slots=True)
class ScoredCriterion:
    """A criterion as a scoring member sees it."""

    key: str
    title: str
    maximum: int


@dataclass(frozen=True, slots=True)
class ProposalFacts:
    """What the guards of a proposal look at; `call_state` is empty while no call is chosen.

    `call_state` is empty while the call is not chosen yet;
    `lead` is the organisation behind it; `unaccepted` names those invited into the consortium that have not
    accepted their place; `not_registered` names those behind it that are suspended or closed down;
    `own_other` tells whether the lead already has another proposal in the call, `elsewhere` which of its
    organisations take part in another submitted one.
    """

    call_state: str = ""
    closes_at: datetime | None = None
    form: str = ""
    lead: str = ""
    lead_kind: str = ""
    lead_kind_words: str = ""
    unaccepted: tuple[str, ...] = ()
    not_registered: tuple[str, ...] = ()
    own_other: bool = False
    elsewhere: frozenset[str] = frozenset()
    plan: str = ""
    funding: Funding = field(default_factory=Funding)
    expected_percent: int | None = None
    criteria: tuple[ScoredCriterion, ...] = ()
    undeclared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """What the guards of a place in a consortium look at.

    `lead` and `invited` are the two organisations, `invited` empty while none is chosen; `listed` are the
    others that have a place already, `shares` the percentages of those that have not declined;
    `not_registered` names the invited organisation where it is suspended or closed down.
    """

    proposal_state: str
    closes_at: datetime | None
    lead: str
    invited: str = ""
    listed: frozenset[str] = frozenset()
    shares: tuple[int, ...] = ()
    not_registered: tuple[str, ...] = ()
