"""What must hold before people are written on the attendance list, and before their names are cleared."""

from __future__ import annotations

from datetime import timedelta

from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard
from tapshyryk.needs.domain.guards.session import SessionFacts

MOST_NAMED = 20
"""Numbers of lines told in one sentence."""


@guard("needs.attendance_after_the_day")
def day_has_come(ask: Ask[SessionFacts]) -> Trouble:
    """Who came is written down on the day of the session or after it."""
    day = ask.facts.day
    return None if day is None or day <= ask.today else {"day": day}


@guard("needs.attendance_line_once", needs=("repeated",))
def nobody_stands_twice(ask: Ask[SessionFacts]) -> Trouble:
    """The same name of the same settlement stands on the list once, unless two people share it."""
    lines = ask.given["repeated"]
    if not lines:
        return None
    more = ", …" if len(lines) > MOST_NAMED else ""
    return {"lines": ", ".join(map(str, lines[:MOST_NAMED])) + more}


@guard("needs.counts_follow_the_list", needs=("participants", "women"))
def counts_follow_the_list(ask: Ask[SessionFacts]) -> Trouble:
    """Where the whole list is entered, the counts of the session are those of the list."""
    if not ask.facts.list_is_whole:
        return None
    came, women = ask.given["participants"], ask.given["women"]
    listed, women_listed = ask.facts.listed, ask.facts.women_listed
    if (came, women) == (listed, women_listed):
        return None
    return {
        "participants": came,
        "women": women or 0,
        "listed": listed,
        "women_listed": women_listed,
    }


@guard("needs.session_has_participants", needs=("more", "whole"))
def somebody_stays_listed(ask: Ask[SessionFacts]) -> Trouble:
    """A complete list has somebody on it, also after a line was struck."""
    came = ask.facts.listed + int(ask.given["more"])
    return {"participants": came} if ask.given["whole"] and came < 1 else None


@guard("needs.problem_votes_within_participants", needs=("more", "whole"))
def list_covers_the_votes(ask: Ask[SessionFacts]) -> Trouble:
    """The votes counted for each problem stay within the participants that the list counts."""
    came = _participants_afterwards(ask)
    most = max((one.votes for one in ask.facts.problems if one.votes is not None), default=0)
    return None if came is None or most <= came else {"votes": most, "participants": came}


def _participants_afterwards(ask: Ask[SessionFacts]) -> int | None:
    """How many participants the session has once `more` lines are on its list; None if it does not follow."""
    follows = ask.facts.participants is not None and ask.given["whole"]
    return ask.facts.listed + int(ask.given["more"]) if follows else None


@guard("needs.names_are_cleared_in_time")
def names_are_due(ask: Ask[SessionFacts]) -> Trouble:
    """Names stay on the list for a while after it is closed, for whoever has to correct or check it."""
    closed = ask.facts.closed_on
    if closed is None:
        return None
    due = closed + timedelta(days=ask.book.value("needs.names_are_cleared_in_time", "days"))
    return None if due <= ask.today else {"day": due}
