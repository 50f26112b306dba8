"""What the clock does in the needs room: nothing is kept of what nobody confirmed."""

from __future__ import annotations

from tapshyryk.config.jobs import Job
from tapshyryk.core.access.actors import System
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.needs.actions.following import unfollow_problem
from tapshyryk.needs.actions.moderation import lapse_problem
from tapshyryk.needs.queries.proposed_problems import followings_to_forget, proposals_to_forget

AT_ONCE = 200
"""Rows forgotten in one turn, each in its own transaction."""


def forget_unconfirmed(limit: int = AT_ONCE) -> int:
    """Forget the words and addresses nobody confirmed in time; how many. One confirmed meanwhile stays."""
    clock, forgotten = System("clock"), 0
    for problem in proposals_to_forget()[:limit]:
        try:
            lapse_problem(problem, actor=clock)
        except Refused:
            continue
        forgotten += 1
    for following in followings_to_forget()[:limit]:
        try:
            unfollow_problem(following, actor=clock)
        except Refused:
            continue
        forgotten += 1
    return forgotten


JOBS = (Job(name="unconfirmed proposals", every_seconds=3600, run=forget_unconfirmed),)
