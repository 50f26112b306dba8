"""What must hold before a needs session may move on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What the guards of a needs session look at.

    `titles` are the problems named so far, in lower case with single spaces; `votes` what was counted for
    each, None where nothing was.
    """

    participants: int | None
    women: int | None
    titles: tuple[str, ...]
    votes: tuple[int | None, ...]


def _folded(titles: dict[str, str]) -> set[str]:
    return {" ".join(title.casefold().split()) for title in titles.values() if title}


@guard("needs.session_has_participants", needs=("participants",))
def somebody_came(ask: Ask[SessionFacts]) -> Trouble:
    """A session without participants is no session."""
    came = ask.given["participants"]
    return None if came and came > 0 else {"participants": came or 0}


@guard("needs.problem_votes_within_participants", needs=("participants",))
def counted_votes_stay_within(ask: Ask[SessionFacts]) -> Trouble:
    """A corrected number of participants still covers the votes counted for each problem."""
    came: Any = ask.given["participants"]
    most = max((votes for votes in ask.facts.votes if votes is not None), default=0)
    return None if came is None or most <= came else {"votes": most, "participants": came}


@guard("needs.women_within_participants", needs=("participants", "women"))
def women_are_among_participants(ask: Ask[SessionFacts]) -> Trouble:
    """Women are counted apart, among the participants."""
    women, came = ask.given["women"], ask.given["participants"]
    if women is None or came is None or women <= came:
        return None
    return {"women": women, "participants": came}


@guard("needs.session_held_not_future", needs=("held_on",))
def held_on_a_past_day(ask: Ask[SessionFacts]) -> Trouble:
    """Only what has happened is recorded as held."""
    return None if ask.given["held_on"] <= ask.today else {}


@guard("needs.problem_named_once", needs=("titles",))
def named_once(ask: Ask[SessionFacts]) -> Trouble:
    """The same problem is not named twice at one session."""
    return {} if _folded(ask.given["titles"]) & set(ask.facts.titles) else None


@guard("needs.problem_votes_within_participants", needs=("votes",))
def votes_within_participants(ask: Ask[SessionFacts]) -> Trouble:
    """Nobody votes for one problem twice: its votes stay within the number of participants."""
    votes: Any = ask.given["votes"]
    came = ask.facts.participants
    if votes is None or came is None or votes <= came:
        return None
    return {"votes": votes, "participants": came}


@guard("needs.list_has_problems", needs=("count",))
def list_has_problems(ask: Ask[SessionFacts]) -> Trouble:
    """An empty list helps nobody."""
    return None if ask.given["count"] > 0 else {}


@guard("needs.priorities_between_4_and_10", needs=("count",))
def four_to_ten_priorities(ask: Ask[SessionFacts]) -> Trouble:
    """A list of four to ten priority problems, as the pilots made it."""
    low = ask.book.value("needs.priorities_between_4_and_10", "low")
    high = ask.book.value("needs.priorities_between_4_and_10", "high")
    count = ask.given["count"]
    return None if low <= count <= high else {"count": count}
