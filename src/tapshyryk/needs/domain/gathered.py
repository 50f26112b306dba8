"""What a needs study tells, part by part, as plain values in the language of the moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tapshyryk.needs.domain.adding_up import Together
from tapshyryk.needs.domain.coverage import Walked
from tapshyryk.needs.domain.study import Held


@dataclass(frozen=True, slots=True)
class ProblemTold:
    """A priority problem with its figures; None where nobody counted. `rank` is its place on the list."""

    slug: str
    title: str
    theme: str
    rank: int | None
    votes: int | None
    target_group: str
    unserved: int | None


@dataclass(frozen=True, slots=True)
class SessionTold:
    """A session that was held: when (a day, or the period a source gives), where, by how many, its list."""

    slug: str
    title: str
    held_on: date | None
    period: str
    venue: str
    participants: int | None
    exactness: str
    women: int | None
    named: int
    is_listed: bool
    priorities: tuple[ProblemTold, ...]
    source: str


@dataclass(frozen=True, slots=True)
class CameTold:
    """Who came to the sessions together, by village, age or social group: `rows` are a label and a count."""

    heading: str
    rows: tuple[tuple[str, Together], ...]


@dataclass(frozen=True, slots=True)
class LineTold:
    """A problem on the common list: its place, words, count by the list's method, and sessions naming it."""

    rank: int | None
    title: str
    score: str
    sessions: int


@dataclass(frozen=True, slots=True)
class ListTold:
    """A common list, how it was made, and its lines in their order."""

    title: str
    method: str
    tie_rule: str
    closed_on: date | None
    lines: tuple[LineTold, ...]


@dataclass(frozen=True, slots=True)
class VillageTold:
    """A village of a round: its households, and the latent need found there, None where too few to show."""

    name: str
    walked: Walked
    latent: int | None


@dataclass(frozen=True, slots=True)
class RoundTold:
    """A house-to-house round: whom it looked for, when, how many households it reached.

    `latent` are people found whom no register knew before; None where it is not counted or too few to show.
    """

    title: str
    starts_on: date
    ends_on: date
    walked: Walked
    latent: int | None
    villages: tuple[VillageTold, ...] = ()


@dataclass(frozen=True, slots=True)
class TreeTold:
    """What people traced a problem to: causes and effects as they hang, each with its level from 0."""

    problem: str
    causes: tuple[tuple[int, str], ...]
    effects: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class FocusTold:
    """A focus group: whom it heard, about what, how many, and what they need; small counts are None."""

    target_group: str
    problem: str
    held_on: date
    present: int | None
    needs: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class ProposalTold:
    """A problem somebody proposed to the public database: its words, theme and how many it touches."""

    title: str
    theme: str
    people: int | None


@dataclass(frozen=True, slots=True)
class GroupTold:
    """A working group: what it works on, how many it is, and its meetings; never who."""

    title: str
    theme: str
    members: int
    meetings: int


@dataclass(frozen=True, slots=True)
class ChoiceTold:
    """A problem residents chose, and the day that was recorded; None where only a source tells of it."""

    title: str
    theme: str
    recorded_on: date | None


@dataclass(frozen=True, slots=True)
class Gathered:
    """All there is, in the language of the moment; `missing` are keys of `study.MISSING`."""

    place: str
    population: int | None
    since: date
    until: date
    sessions: tuple[SessionTold, ...]
    came: tuple[CameTold, ...]
    participants: int
    women: int
    lists: tuple[ListTold, ...]
    trees: tuple[TreeTold, ...]
    focus_groups: tuple[FocusTold, ...]
    rounds: tuple[RoundTold, ...]
    groups: tuple[GroupTold, ...]
    choices: tuple[ChoiceTold, ...]
    proposals: tuple[ProposalTold, ...]
    sources: tuple[str, ...]
    held: Held
    missing: tuple[str, ...]
