"""How points become places: weighted, averaged over the members who may score, in exact fractions.

Places follow the totals. Proposals with equal totals share a place, and the places after them are skipped
(1, 1, 3); when several share the first place, the commission's chair chooses among them and gives a reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Weight:
    """A criterion with its weight (all of a call make 100) and the most points a member can give."""

    criterion: str
    weight: int
    maximum: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One member's points for one proposal on one criterion."""

    member: str
    proposal: str
    criterion: str
    points: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a proposal stands.

    `total` is out of 100, None when nobody without an interest has scored it wholly; `place` is None then.
    `by_criterion` are the mean weighted points of each criterion, which add up to the total; `members`
    are those whose sheets count.
    """

    proposal: str
    total: Fraction | None
    place: int | None
    by_criterion: Mapping[str, Fraction]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The standings, the best first."""

    standings: tuple[Standing, ...] = ()

    @property
    def leaders(self) -> tuple[str, ...]:
        """The proposals on the first place; more than one when they are tied."""
        return tuple(standing.proposal for standing in self.standings if standing.place == 1)

    @property
    def is_tied(self) -> bool:
        """Whether several proposals share the first place."""
        return len(self.leaders) > 1


def outcome(
    weights: Collection[Weight],
    marks: Iterable[Mark],
    proposals: Iterable[str],
    interested: Collection[tuple[str, str]] = frozenset(),
) -> Outcome:
    """The standings of `proposals`; half sheets and those of `interested` (member, proposal) do not count."""
    sheets: dict[str, dict[str, dict[str, int]]] = {}
    for mark in marks:
        if (mark.member, mark.proposal) not in interested:
            sheets.setdefault(mark.proposal, {}).setdefault(mark.member, {})[mark.criterion] = mark.points
    known = {weight.criterion for weight in weights}
    unranked = []
    for proposal in proposals:
        whole = {member: sheet for member, sheet in sheets.get(proposal, {}).items() if known <= sheet.keys()}
        unranked.append(_standing(proposal, weights, whole))
    return Outcome(_placed(unranked))


def member_total(weights: Collection[Weight], sheet: Mapping[str, int]) -> Fraction:
    """One member's weighted points for one proposal, out of 100; `sheet` has points on every criterion."""
    return sum(
        (Fraction(each.weight * sheet[each.criterion], each.maximum) for each in weights), start=Fraction(0)
    )


def _standing(
    proposal: str, weights: Collection[Weight], sheets: Mapping[str, Mapping[str, int]]
) -> Standing:
    if not sheets or not weights:
        return Standing(proposal, None, None, {}, ())
    by_criterion = {
        weight.criterion: Fraction(
            weight.weight * sum(sheet[weight.criterion] for sheet in sheets.values()),
            weight.maximum * len(sheets),
        )
        for weight in weights
    }
    total = sum(by_criterion.values(), start=Fraction(0))
    return Standing(proposal, total, None, by_criterion, tuple(sorted(sheets)))


def _placed(standings: list[Standing]) -> tuple[Standing, ...]:
    scored = sorted(
        (standing for standing in standings if standing.total is not None),
        key=lambda standing: (-(standing.total or 0), standing.proposal),
    )
    totals = [standing.total for standing in scored]
    placed = [
        Standing(
            standing.proposal,
            standing.total,
            totals.index(standing.total) + 1,
            standing.by_criterion,
            standing.members,
        )
        for standing in scored
    ]
    return (*placed, *(standing for standing in standings if standing.total is None))


def to_hundredths(exact: Fraction) -> Decimal:
    """A total as it is written on a protocol: two digits, halves up."""
    hundredths = exact * 100
    whole, rest = divmod(hundredths.numerator, hundredths.denominator)
    if 2 * rest >= hundredths.denominator:
        whole += 1
    return (Decimal(whole) / 100).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
