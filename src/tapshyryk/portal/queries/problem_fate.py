"""What became of a proposed problem: where it was heard, whether and why it was chosen, which order came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tapshyryk.assemblies.models import Assembly, Option
from tapshyryk.assemblies.queries.tally import tally_of
from tapshyryk.needs.models import Problem, ProposedProblem
from tapshyryk.needs.queries.proposed_problems import heard_with
from tapshyryk.orders.models import Order


@dataclass(frozen=True, slots=True)
class Vote:
    """An assembly at which it was put to the vote; `explanation` says how the count was decided."""

    assembly: Assembly
    votes: int | None
    is_decided: bool
    is_chosen: bool
    explanation: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hearing:
    """A session at which it was named, with the votes, the orders and the problem it is known by there."""

    problem: Problem
    votes: tuple[Vote, ...]
    orders: tuple[Order, ...]


@dataclass(frozen=True, slots=True)
class Fate:
    """Everything that came of a problem: the sessions in their order, and what was merged into it."""

    hearings: tuple[Hearing, ...]
    merged_here: tuple[ProposedProblem, ...]


def fate_of(problem: ProposedProblem) -> Fate:
    """The fate of a public problem; of one that was merged, ask for the one that stands for it."""
    heard = list(heard_with(problem))
    options = (
        Option.objects.filter(problem__in=heard)
        .select_related("assembly__municipality", "assembly__result")
        .order_by("assembly__convened_for", "pk")
    )
    votes: dict[Any, list[Vote]] = {}
    for option in options:
        votes.setdefault(option.problem_id, []).append(_vote(option))
    orders: dict[Any, list[Order]] = {}
    for order in Order.objects.filter(problem__in=heard).exclude(state="draft").order_by("pk"):
        orders.setdefault(order.problem_id, []).append(order)
    merged = ProposedProblem.objects.filter(merged_into=problem, slug__isnull=False).order_by("pk")
    return Fate(
        hearings=tuple(
            Hearing(row, tuple(votes.get(row.pk, ())), tuple(orders.get(row.pk, ()))) for row in heard
        ),
        merged_here=tuple(merged.select_related("municipality")),
    )


def _vote(option: Option) -> Vote:
    assembly = option.assembly
    is_decided = assembly.state == "minuted"
    return Vote(
        assembly=assembly,
        votes=option.counted(assembly.round) if option.in_run_off else option.votes,
        is_decided=is_decided,
        is_chosen=is_decided and assembly.result_id == option.problem_id,
        explanation=tally_of(assembly).explanation if is_decided else (),
    )
