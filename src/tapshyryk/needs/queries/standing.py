"""How a common list stands: each problem with its count and place, and why in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tapshyryk.core.wording import Wording
from tapshyryk.needs.domain.rankings.outcome import Outcome
from tapshyryk.needs.explaining import exact, explained, sentences
from tapshyryk.needs.models import NeedsSession, PriorityList, Problem
from tapshyryk.needs.queries.priority_lists import Group, groups_of, order_of_list


@dataclass(frozen=True, slots=True)
class Line:
    """A problem as it stands: its words, who named it, votes, count and place; None or empty where not told.

    `rank` is None for a problem that is not on the closed list; `problem` is what an assembly would choose.
    """

    problem: Problem
    words: Wording
    named_at: tuple[NeedsSession, ...]
    votes: int | None
    score: str
    rank: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """The lines of a common list in their order, and how the order came about, in sentences."""

    lines: tuple[Line, ...]
    sentences: tuple[str, ...]


def standing(this: PriorityList) -> Standing:
    """The list as it was closed; of one that is not, the order its method would give now."""
    groups = {str(group.lead.pk): group for group in groups_of(this)}
    if this.state == "closed":
        return _closed(this, groups)
    outcome = order_of_list(this, tuple(groups.values()))
    names = {key: group.lead.words.text for key, group in groups.items()}
    return Standing(_placed(outcome, groups), sentences(outcome.explanation, names))


def _closed(this: PriorityList, groups: dict[str, Group]) -> Standing:
    lines = [
        _line(group, group.lead.rank, Fraction(group.lead.score) if group.lead.score else None)
        for group in groups.values()
    ]
    lines.sort(key=lambda line: (line.rank is None, line.rank))
    titles = {group.lead.problem.slug: group.lead.words.text for group in groups.values()}
    return Standing(tuple(lines), explained(this.explanation, titles))


def _placed(outcome: Outcome, groups: dict[str, Group]) -> tuple[Line, ...]:
    return tuple(_line(groups[place.key], place.rank, place.score) for place in outcome.places)


def _line(group: Group, rank: int | None, score: Fraction | None) -> Line:
    return Line(
        problem=group.lead.problem,
        words=group.lead.words,
        named_at=tuple(row.problem.session for row in group.rows),
        votes=group.votes,
        score="" if score is None else exact(score),
        rank=rank,
    )
