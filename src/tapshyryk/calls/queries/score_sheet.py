"""The whole score sheet of a call, once it is decided: who stood where, by criterion and by member."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tapshyryk.calls.domain.scoring import Outcome, Standing, member_total, to_hundredths
from tapshyryk.calls.models import Call, CommissionMember, Criterion, Proposal
from tapshyryk.orders.domain.budget import in_percent


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One proposal: its place, total and mean weighted points by criterion, out of 100 together.

    `by_member` are the members' own totals by their seat; a seat that is missing has not scored it.
    """

    proposal: Proposal
    place: int | None
    total: Decimal | None
    asked_tyiyn: int
    cofinancing_percent: Decimal
    by_criterion: tuple[Decimal | None, ...]
    by_member: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """The criteria, the commission and a line for each proposal, the best first."""

    criteria: tuple[Criterion, ...]
    members: tuple[CommissionMember, ...]
    lines: tuple[SheetLine, ...]


def score_sheet(call: Call, outcome: Outcome | None = None) -> ScoreSheet:
    """The score sheet of `call`; `outcome` is handed in by whoever has computed it already."""
    found = call.outcome() if outcome is None else outcome
    criteria = tuple(call.criteria.all())
    members = tuple(call.commission.select_related("person").prefetch_related("interests__organisation"))
    proposals = {
        str(row.pk): row
        for row in call.proposals.select_related("organisation").prefetch_related("lines", "consortium")
    }
    points: dict[tuple[str, str], dict[str, int]] = {}
    for mark in call.marks():
        points.setdefault((mark.member, mark.proposal), {})[mark.criterion] = mark.points
    lines = tuple(
        _line(standing, proposals[standing.proposal], criteria, points) for standing in found.standings
    )
    return ScoreSheet(criteria, members, lines)


def _line(
    standing: Standing,
    proposal: Proposal,
    criteria: tuple[Criterion, ...],
    points: Mapping[tuple[str, str], Mapping[str, int]],
) -> SheetLine:
    funding = proposal.funding()
    weights = [criterion.weigh() for criterion in criteria]
    return SheetLine(
        proposal=proposal,
        place=standing.place,
        total=None if standing.total is None else to_hundredths(standing.total),
        asked_tyiyn=funding.asked_tyiyn,
        cofinancing_percent=in_percent(funding.cofinancing),
        by_criterion=tuple(
            to_hundredths(standing.by_criterion[str(criterion.pk)])
            if str(criterion.pk) in standing.by_criterion
            else None
            for criterion in criteria
        ),
        by_member={
            member: to_hundredths(member_total(weights, points[member, standing.proposal]))
            for member in standing.members
        },
    )
