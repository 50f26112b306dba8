"""How much providers compete: proposals for a call, and how few hands the money ends in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from tapshyryk.impact.domain.shares import share


@dataclass(frozen=True, slots=True)
class Competition:
    """Calls whose proposals were opened, and how many proposals they drew."""

    calls: int = 0
    proposals: int = 0
    single: int = 0

    @property
    def proposals_per_call(self) -> Fraction | None:
        """Proposals for each call, on average."""
        return share(self.proposals, self.calls)

    @property
    def single_share(self) -> Fraction | None:
        """The part of the calls that drew one proposal only."""
        return share(self.single, self.calls)


def competition(proposals_by_call: Iterable[int]) -> Competition:
    """What the numbers of proposals, one for each call, say."""
    numbers = list(proposals_by_call)
    return Competition(len(numbers), sum(numbers), numbers.count(1))


@dataclass(frozen=True, slots=True)
class Award:
    """The value in tyiyn of a contract, or of several, given to a provider in a year."""

    year: int
    provider: str
    value: int
    contracts: int = 1


@dataclass(frozen=True, slots=True)
class Concentration:
    """How concentrated the contract value of one year is.

    `index` is the Herfindahl-Hirschman index from 0 to 1: the sum of the squared shares of the providers; 1
    when one provider has everything, 1/n when n have the same.
    """

    year: int
    contracts: int
    providers: int
    value: int
    index: Fraction


def concentration_by_year(awards: Iterable[Award]) -> tuple[Concentration, ...]:
    """The concentration of every year in which something was awarded, earliest first."""
    by_year: dict[int, list[Award]] = defaultdict(list)
    for award in awards:
        if award.value > 0:
            by_year[award.year].append(award)
    return tuple(_of_year(year, by_year[year]) for year in sorted(by_year))


def _of_year(year: int, awards: list[Award]) -> Concentration:
    sums: dict[str, int] = defaultdict(int)
    for award in awards:
        sums[award.provider] += award.value
    whole = sum(sums.values())
    index = sum((Fraction(value, whole) ** 2 for value in sums.values()), Fraction(0))
    return Concentration(year, sum(award.contracts for award in awards), len(sums), whole, index)
