"""What the clock does in the needs room: forget what nobody confirmed, clear names kept long enough."""

from __future__ import annotations

from tapshyryk.config.jobs import Job
from tapshyryk.core import clock, rulebook
from tapshyryk.core.access.actors import System
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.needs.actions.attendance import clear_attendance_names
from tapshyryk.needs.actions.following import unfollow_problem
from tapshyryk.needs.actions.moderation import lapse_problem
from tapshyryk.needs.queries.attendance import sessions_with_names_due
from tapshyryk.needs.queries.proposed_problems import followings_to_forget, proposals_to_forget

AT_ONCE = 200
"""Rows forgotten in one turn, each in its own transaction."""


def forget_unconfirmed(limit: int = AT_ONCE) -> int:
    """Forget the words and addresses nobody confirmed in time; how many. One confirmed meanwhile stays."""
    machine, forgotten = System("clock"), 0
    for problem in proposals_to_forget()[:limit]:
        try:
            lapse_problem(problem, actor=machine)
        except Refused:
            continue
        forgotten += 1
    for following in followings_to_forget()[:limit]:
        try:
            unfollow_problem(following, actor=machine)
        except Refused:
            continue
        forgotten += 1
    return forgotten


def clear_names_due(limit: int = AT_ONCE) -> int:
    """Clear the names on every attendance list whose time has come; of how many sessions.

    One that another process has cleared meanwhile, or whose own rulebook keeps names longer, is left.
    """
    cleared = 0
    days = int(rulebook.current().value("needs.names_are_cleared_in_time", "days"))
    for session in sessions_with_names_due(clock.today(), days)[:limit]:
        try:
            clear_attendance_names(session, actor=System("clock"))
        except Refused:
            continue
        cleared += 1
    return cleared


JOBS = (
    Job(name="unconfirmed proposals", every_seconds=3600, run=forget_unconfirmed),
    Job(name="names on attendance lists", every_seconds=3600, run=clear_names_due),
)
