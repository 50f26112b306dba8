"""Lists of several sessions as the methods that join them read them, and what settles equal numbers there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from tapshyryk.needs.domain.rankings.outcome import (
    EARLIER_NAMED,
    MORE_SESSIONS,
    MORE_VOTES,
    TieRule,
    known,
    once,
)

TIE_RULES: Final = (MORE_SESSIONS, MORE_VOTES, EARLIER_NAMED)


@dataclass(frozen=True, slots=True)
class Entry:
    """A problem as it stands on the list of one session: its place and votes, None where nobody says."""

    key: str
    rank: int | None = None
    votes: int | None = None


@dataclass(frozen=True, slots=True)
class SessionList:
    """The list of one session: how many people came, None where nobody counted, and what stands on it."""

    participants: int | None
    entries: tuple[Entry, ...]


def examine(named: Sequence[str], lists: Sequence[SessionList]) -> None:
    """Raise ValueError for a key named twice, one not named, or one that stands twice on one list."""
    once(named)
    for one in lists:
        keys = [entry.key for entry in one.entries]
        known(keys, named)
        once(keys)


def ties_of(tie_rule: str, lists: Sequence[SessionList]) -> TieRule:
    """What settles equal numbers; raises ValueError for a rule that does not belong to joined lists."""
    if tie_rule not in TIE_RULES:
        raise ValueError(f"joined lists know no tie rule {tie_rule}")
    second: dict[str, Fraction] = {}
    if tie_rule != EARLIER_NAMED:
        for one in lists:
            for entry in one.entries:
                more = 1 if tie_rule == MORE_SESSIONS else entry.votes or 0
                second[entry.key] = second.get(entry.key, Fraction(0)) + more
    return TieRule(tie_rule, second)
