"""The order of problems by the method that was stated: of one session, or of the lists of several."""

from __future__ import annotations

from collections.abc import Sequence

from tapshyryk.needs.domain.rankings.outcome import ALL, Outcome, Wanted
from tapshyryk.needs.domain.rankings.votes import votes
from tapshyryk.needs.models import NeedsSession, Problem


def in_order_named(session: NeedsSession) -> list[Problem]:
    """The problems of a session, earliest named first: keys are made in that order."""
    return list(session.problems.order_by("pk"))


def order_of_session(session: NeedsSession, problems: Sequence[Problem], wanted: Wanted = ALL) -> Outcome:
    """The problems of a session, given as they were named, by its method; keys are those of the rows."""
    named = [str(row.pk) for row in problems]
    return votes(named, {str(row.pk): row.votes for row in problems}, wanted=wanted)
