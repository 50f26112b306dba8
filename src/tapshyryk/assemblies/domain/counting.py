"""Which rules there are, what a ballot of each looks like, and counting by the name of a rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from tapshyryk.assemblies.domain.rules import (
    approval,
    borda,
    equal_shares,
    instant_run_off,
    majority,
    most_votes,
    schulze,
)
from tapshyryk.assemblies.domain.rules.ballots import Ballots
from tapshyryk.assemblies.domain.rules.outcome import Outcome

Marking = Literal["one", "several", "ranking"]
"""How a ballot is filled in: one mark, as many as one likes, or places from the best down."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of counting: its name, how ballots are filled in, and what it can do.

    `by_hands`: hands raised in a hall can be counted by it, a hand being a ballot with one mark. `several`:
    it may choose more than one, within a budget.
    """

    name: str
    marking: Marking
    by_hands: bool
    several: bool = False


RULES: Final[Mapping[str, Rule]] = {
    rule.name: rule
    for rule in (
        Rule(most_votes.NAME, "one", by_hands=True),
        Rule(majority.NAME, "one", by_hands=True),
        Rule(approval.NAME, "several", by_hands=False),
        Rule(borda.NAME, "ranking", by_hands=False),
        Rule(instant_run_off.NAME, "ranking", by_hands=False),
        Rule(schulze.NAME, "ranking", by_hands=False),
        Rule(equal_shares.NAME, "several", by_hands=False, several=True),
    )
}
"""All rules by name, in the order they are offered."""


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote ready to be counted.

    `costs` and `budget`, in tyiyn, belong to rules that choose several; `tie_rule` to most votes;
    `is_run_off` tells that this is the second vote.
    """

    rule: str
    ballots: Ballots
    costs: Mapping[str, int]
    budget: int
    is_run_off: bool = False
    tie_rule: str = most_votes.SESSION_RANK


def count(vote: Vote) -> Outcome:
    """The outcome of a vote by its rule; ValueError for an unknown rule and as the rules themselves say."""
    if vote.rule == most_votes.NAME:
        return most_votes.most_votes(vote.ballots, tie_rule=vote.tie_rule, is_run_off=vote.is_run_off)
    if vote.rule == majority.NAME:
        return majority.majority(vote.ballots, is_run_off=vote.is_run_off)
    if vote.rule == equal_shares.NAME:
        return equal_shares.equal_shares(vote.ballots, costs=vote.costs, budget=vote.budget)
    plain = {
        approval.NAME: approval.approval,
        borda.NAME: borda.borda,
        instant_run_off.NAME: instant_run_off.instant_run_off,
        schulze.NAME: schulze.schulze,
    }
    if vote.rule not in plain:
        raise ValueError(f"{vote.rule!r} is no rule of counting")
    return plain[vote.rule](vote.ballots)
