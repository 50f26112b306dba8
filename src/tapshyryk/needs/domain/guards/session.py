"""What must hold before a needs session may move on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard


@dataclass(frozen=True, slots=True)
class NamedFacts:
    """A problem named so far: its key, its titles in lower case with single spaces, its votes if counted."""

    key: str
    titles: frozenset[str]
    votes: int | None


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What the guards of a needs session look at: who came, and the problems named so far.

    `day` is the day it was held or is planned for; `listed` and `women_listed` are what the attendance list
    counts, `list_is_whole` whether it is entered whole; `closed_on` is the day of listing or cancelling.
    """

    participants: int | None
    women: int | None
    problems: tuple[NamedFacts, ...]
    day: date | None = None
    listed: int = 0
    women_listed: int = 0
    list_is_whole: bool = False
    closed_on: date | None = None


def folded(titles: Iterable[str]) -> frozenset[str]:
    """Titles as they are compared: in lower case, with single spaces, the empty ones left out."""
    return frozenset(" ".join(title.casefold().split()) for title in titles if title.strip())


@guard("needs.session_has_participants", needs=("participants",))
def somebody_came(ask: Ask[SessionFacts]) -> Trouble:
    """A session without participants is no session."""
    came = ask.given["participants"]
    return None if came and came > 0 else {"participants": came or 0}


@guard("needs.problem_votes_within_participants", needs=("participants",))
def counted_votes_stay_within(ask: Ask[SessionFacts]) -> Trouble:
    """A corrected number of participants still covers the votes counted for each problem."""
    came: Any = ask.given["participants"]
    most = max((one.votes for one in ask.facts.problems if one.votes is not None), default=0)
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
    """The same problem is not named twice at one session; a reworded one is `problem` itself."""
    titles = folded(ask.given["titles"].values())
    others = [one for one in ask.facts.problems if one.key != ask.given.get("problem")]
    return {} if any(titles & one.titles for one in others) else None


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
