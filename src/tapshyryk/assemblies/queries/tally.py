"""An assembly with its tally, as pages, minutes and open data show it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from tapshyryk.assemblies.explaining import explained
from tapshyryk.assemblies.models import Assembly, Option
from tapshyryk.core.wording import Wording
from tapshyryk.needs.models import Problem


@dataclass(frozen=True, slots=True)
class TallyLine:
    """An option with its hands in the first vote and, if it went there, in the run-off."""

    problem: Problem
    words: Wording
    position: int
    votes: int | None
    run_off_votes: int | None
    in_run_off: bool
    is_result: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """An assembly's vote: its lines by ballot order, the counts, and the result in words.

    `abstained` is None while the vote is not closed; `explanation` are sentences in the reader's language.
    """

    assembly: Assembly
    lines: tuple[TallyLine, ...]
    present: int | None
    cast: int
    abstained: int | None
    result: Problem | None
    majority: str
    explanation: tuple[str, ...]


def tally_of(assembly: Assembly) -> Tally:
    """The vote of an assembly as far as it was counted; a hearing has no lines."""
    options: list[Option] = list(assembly.options.select_related("problem"))
    present_round = [option for option in options if option.in_run_off or not assembly.is_run_off]
    return Tally(
        assembly=assembly,
        lines=tuple(
            TallyLine(
                problem=option.problem,
                words=option.words,
                position=option.position,
                votes=option.votes,
                run_off_votes=option.run_off_votes,
                in_run_off=option.in_run_off,
                is_result=option.problem_id == assembly.result_id,
            )
            for option in options
        ),
        present=assembly.present,
        cast=sum(option.counted(assembly.round) or 0 for option in present_round),
        abstained=assembly.explanation.get("abstained"),
        result=assembly.result,
        majority=assembly.explanation.get("majority", ""),
        explanation=explained(assembly.explanation, {one.problem.slug: str(one.words) for one in options}),
    )


def assemblies(*, with_examples: bool = True) -> QuerySet[Assembly]:
    """All assemblies with their municipality and result, newest first."""
    found = Assembly.objects.select_related("municipality", "result")
    return found if with_examples else found.filter(municipality__is_example=False)


def chosen_by(assembly: Assembly) -> list[Problem]:
    """The problems it chose, in the order they were chosen: one, or several within a sum of money."""
    placed = assembly.options.filter(chosen_place__isnull=False).select_related("problem__session")
    chosen = [option.problem for option in placed.order_by("chosen_place")]
    return chosen or ([assembly.result] if assembly.result is not None else [])
