"""Ballots as every rule counts them: what was put to the vote, and how many people filled in each way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

Ballot = tuple[str, ...]
"""The keys a person marked: one, several in any order, or several from the best down; empty for a blank."""


@dataclass(frozen=True, slots=True)
class Ballots:
    """All valid ballots of a vote.

    `options` are the keys put to the vote in the order that settles equal numbers, the first being the
    best: that order is known before anybody votes (the place on the list of needs). `marked`
    tells how many people filled in each way; a blank ballot is the empty tuple.

    Raises ValueError for an option that stands twice, a ballot that marks what was not put to the vote or
    the same option twice, and a count below zero.
    """

    options: tuple[str, ...]
    marked: Mapping[Ballot, int]

    def __post_init__(self) -> None:
        known = set(self.options)
        if len(known) != len(self.options):
            raise ValueError("an option stands once on the ballot")
        for ballot, count in self.marked.items():
            named = set(ballot)
            if len(named) != len(ballot):
                raise ValueError("a ballot marks an option once")
            if not named <= known:
                raise ValueError(f"{sorted(named - known)[0]} was not put to the vote")
            if count < 0:
                raise ValueError("votes cannot be negative")

    @classmethod
    def of(cls, options: Sequence[str], ballots: Iterable[Ballot]) -> Self:
        """The ballots of people, one each, counted by the way they are filled in."""
        return cls(tuple(options), Counter(ballots))

    @property
    def cast(self) -> int:
        """How many valid ballots there are, blank ones too."""
        return sum(self.marked.values())

    @property
    def blank(self) -> int:
        """How many ballots mark nothing."""
        return self.marked.get((), 0)

    def only(self, options: Iterable[str]) -> Ballots:
        """The same ballots with nothing but `options` on them, as a run-off or a recount would see them."""
        kept = frozenset(options)
        marked: Counter[Ballot] = Counter()
        for ballot, count in self.marked.items():
            marked[tuple(key for key in ballot if key in kept)] += count
        return Ballots(tuple(key for key in self.options if key in kept), marked)

    def marks(self) -> dict[str, int]:
        """How many ballots mark each option, wherever on the ballot; every option is there."""
        found = dict.fromkeys(self.options, 0)
        for ballot, count in self.marked.items():
            for key in ballot:
                found[key] += count
        return found

    def firsts(self) -> dict[str, int]:
        """How many ballots mark each option first; every option is there."""
        found = dict.fromkeys(self.options, 0)
        for ballot, count in self.marked.items():
            if ballot:
                found[ballot[0]] += count
        return found

    def best_of(self, numbers: Mapping[str, int]) -> tuple[str, ...]:
        """The options with the highest number, in the order that settles equal numbers."""
        most = max(numbers.values())
        return tuple(key for key in self.options if numbers.get(key) == most)

    def require_votes(self, *, single: bool = False) -> None:
        """Raise ValueError unless somebody voted on something, and on one option each if `single`."""
        if not self.options:
            raise ValueError("there is nothing to choose from")
        if self.cast == self.blank:
            raise ValueError("no vote was cast")
        if single and any(len(ballot) > 1 for ballot, count in self.marked.items() if count):
            raise ValueError("a ballot of this vote marks one option")
