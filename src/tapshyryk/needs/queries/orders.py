"""The order of the problems of a session by the method that was stated, from what was counted there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from tapshyryk.needs.domain.facilitation import COUNTED
from tapshyryk.needs.domain.rankings import pairwise as by_pairs
from tapshyryk.needs.domain.rankings import points as by_points
from tapshyryk.needs.domain.rankings.outcome import ALL, EARLIER_NAMED, Outcome, Wanted
from tapshyryk.needs.domain.rankings.votes import votes
from tapshyryk.needs.models import NeedsSession, Problem, SessionTool

TIE_RULES: Final[Mapping[str, tuple[str, ...]]] = {
    "votes": (EARLIER_NAMED,),
    by_points.NAME: by_points.TIE_RULES,
    by_pairs.NAME: by_pairs.TIE_RULES,
}
"""The rules for equal ones that each method of a session knows."""


def in_order_named(session: NeedsSession) -> list[Problem]:
    """The problems of a session, earliest named first: keys are made in that order."""
    return list(session.problems.order_by("pk"))


def counted_by(session: NeedsSession) -> SessionTool | None:
    """The latest recorded tool from which the session's order is counted; None for votes, or if none is."""
    found = session.tools.filter(kind=session.ranking_method, state="recorded").order_by("pk")
    return found.last() if session.ranking_method in COUNTED else None


def is_counted(session: NeedsSession) -> bool:
    """Whether there is what the stated method counts; votes may be entered for none."""
    return session.ranking_method not in COUNTED or counted_by(session) is not None


def something_is_counted(session: NeedsSession) -> bool:
    """Whether votes, points or pairs are entered already."""
    votes_entered = session.problems.filter(votes__isnull=False).exists()
    return votes_entered or session.tools.filter(kind__in=COUNTED, state="recorded").exists()


def order_of_session(session: NeedsSession, problems: Sequence[Problem], wanted: Wanted = ALL) -> Outcome:
    """The problems of a session, given as they were named, by its method; keys are those of the rows.

    Where nothing was recorded for the method, no problem is counted.
    """
    named = [str(row.pk) for row in problems]
    raised = {str(row.pk): row.votes for row in problems}
    tool = counted_by(session)
    content: dict[str, Any] = tool.content if tool is not None else {}
    if session.ranking_method == by_points.NAME:
        return by_points.points(
            named,
            content.get("points", {}),
            each=content.get("each", 1),
            tie_rule=session.tie_rule,
            votes=raised,
            wanted=wanted,
        )
    if session.ranking_method == by_pairs.NAME:
        winners = {(one, other): winner for one, other, winner in content.get("winners", ())}
        return by_pairs.pairwise(named, winners, tie_rule=session.tie_rule, wanted=wanted)
    return votes(named, raised, wanted=wanted)
