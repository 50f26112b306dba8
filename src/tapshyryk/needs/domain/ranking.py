"""The order of named problems: by votes, and between equal votes by who was named earlier."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

BY_VOTES: Final = "votes"
BY_EARLIER_NAMED: Final = "earlier_named"
NOT_COUNTED: Final = "not_counted"
"""What decided a place: more votes than the next, an equal number but named earlier, or no count at all."""


@dataclass(frozen=True, slots=True)
class Named:
    """A problem as it was named: its key and the votes counted for it, None where none were counted."""

    key: str
    votes: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the list: from 1, with the votes and what put it before the next."""

    key: str
    rank: int
    votes: int | None
    decided_by: str


def ranking(
    named: Sequence[Named], *, count: int | None = None, chosen: Collection[str] | None = None
) -> tuple[Place, ...]:
    """The list of priorities out of the problems in the order they were named.

    Problems stand by votes, most first; between equal votes the one named earlier stands first; those whose
    votes were not counted come last, as named. `chosen` keeps only these keys, `count` only so many from
    the top; with neither, all stand on the list. Raises ValueError for a key that was not named, for a key
    named twice, and for a negative count.
    """
    keys = [problem.key for problem in named]
    if len(set(keys)) != len(keys):
        raise ValueError("a problem is named once")
    unknown = set(chosen or ()) - set(keys)
    if unknown:
        raise ValueError(f"{sorted(unknown)[0]} was not named at this session")
    if count is not None and count < 0:
        raise ValueError("a list cannot be shorter than nothing")
    kept = [problem for problem in named if chosen is None or problem.key in chosen]
    ordered = sorted(kept, key=lambda one: (one.votes is None, -(one.votes or 0)))
    places = []
    for index, problem in enumerate(ordered):
        follower = ordered[index + 1] if index + 1 < len(ordered) else None
        places.append(Place(problem.key, index + 1, problem.votes, _decided(problem, follower)))
    return tuple(places if count is None else places[:count])


def _decided(problem: Named, follower: Named | None) -> str:
    if problem.votes is None:
        return NOT_COUNTED
    if follower is not None and follower.votes == problem.votes:
        return BY_EARLIER_NAMED
    return BY_VOTES
