"""Common lists of several sessions: their order, what may be joined, and what an assembly chooses from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import F, QuerySet

from tapshyryk.core.folding import folded
from tapshyryk.core.wording import texts_of
from tapshyryk.needs.domain.rankings.list_places import list_places
from tapshyryk.needs.domain.rankings.lists import Entry, SessionList
from tapshyryk.needs.domain.rankings.outcome import ALL, Outcome, Wanted
from tapshyryk.needs.domain.rankings.sessions_naming import sessions_naming
from tapshyryk.needs.domain.rankings.vote_shares import vote_shares
from tapshyryk.needs.domain.similarity import Told, alike_pairs
from tapshyryk.needs.models import ListedProblem, NeedsSession, PriorityList, Problem
from tapshyryk.needs.queries.sessions import listed_sessions_of, priorities_of
from tapshyryk.places.models import Municipality

METHODS: Final[dict[str, Callable[..., Outcome]]] = {
    "vote_shares": vote_shares,
    "list_places": list_places,
    "sessions_naming": sessions_naming,
}


@dataclass(frozen=True, slots=True)
class Group:
    """A problem of a common list: the row that stands for it, and all rows that are it, itself first."""

    lead: ListedProblem
    rows: tuple[ListedProblem, ...]

    @property
    def votes(self) -> int | None:
        """The votes of all sessions, None where nobody counted."""
        counted = [row.problem.votes for row in self.rows if row.problem.votes is not None]
        return sum(counted) if counted else None


def groups_of(this: PriorityList) -> list[Group]:
    """The problems of a common list, as they were named: earlier sessions first, then in the order named."""
    found = this.problems.select_related("problem__session")
    rows = sorted(found, key=_when_named)
    under: dict[object, list[ListedProblem]] = {}
    for row in rows:
        if row.under_id is not None:
            under.setdefault(row.under_id, []).append(row)
    groups = [Group(row, (row, *under.get(row.pk, ()))) for row in rows if row.under_id is None]
    return sorted(groups, key=lambda group: min(_when_named(row) for row in group.rows))


def _when_named(row: ListedProblem) -> tuple[str, str, str]:
    held = row.problem.session.held_on
    return held.isoformat() if held else "9999", str(row.problem.session_id), str(row.problem_id)


def order_of_list(this: PriorityList, groups: Sequence[Group], wanted: Wanted = ALL) -> Outcome:
    """The problems of a common list by its method and tie rule; keys are those of the leading rows."""
    entries: dict[object, list[Entry]] = {}
    people: dict[object, int | None] = {}
    for group in groups:
        for row in group.rows:
            session, problem = row.problem.session, row.problem
            people[session.pk] = session.participants
            entries.setdefault(session.pk, []).append(Entry(str(group.lead.pk), problem.rank, problem.votes))
    lists = [SessionList(people[key], tuple(found)) for key, found in entries.items()]
    named = [str(group.lead.pk) for group in groups]
    return METHODS[this.method](named, lists, tie_rule=this.tie_rule, wanted=wanted)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two problems of a common list that may be the same, and how alike their words are, in percent."""

    one: Group
    other: Group
    percent: int


def suggestions_for(this: PriorityList) -> list[Suggestion]:
    """The pairs of problems of different sessions whose words are alike, the most alike first."""
    groups = {str(group.lead.pk): group for group in groups_of(this)}
    told = [
        Told(
            key,
            str(group.lead.problem.session_id),
            group.lead.problem.theme,
            tuple(folded(text) for row in group.rows for text in texts_of(row.problem, "title").values()),
        )
        for key, group in groups.items()
    ]
    return [
        Suggestion(groups[pair.one], groups[pair.other], int(pair.likeness * 100))
        for pair in alike_pairs(told)
        if _of_different_sessions(groups[pair.one].rows + groups[pair.other].rows)
    ]


def _of_different_sessions(rows: Iterable[ListedProblem]) -> bool:
    sessions = [row.problem.session_id for row in rows]
    return len(set(sessions)) == len(sessions)


def closed_lists_of(municipality: Municipality) -> QuerySet[PriorityList]:
    """The common lists of a municipality that are closed, newest first."""
    return PriorityList.objects.filter(municipality=municipality, state="closed").order_by(
        F("closed_on").desc(nulls_last=True), "-pk"
    )


def problems_on_list(this: PriorityList) -> QuerySet[Problem]:
    """The problems of a closed common list, first place first: what an assembly puts to the vote."""
    return (
        Problem.objects.filter(listed__priority_list=this, listed__rank__isnull=False)
        .select_related("session__municipality")
        .order_by("listed__rank")
    )


@dataclass(frozen=True, slots=True)
class Source:
    """A list an assembly may choose from, a common one or of one session; its problems in their order."""

    origin: PriorityList | NeedsSession
    problems: tuple[Problem, ...]

    @property
    def is_common(self) -> bool:
        """Whether it joins several sessions."""
        return isinstance(self.origin, PriorityList)


def priorities_for_assembly(municipality: Municipality) -> list[Source]:
    """The lists an assembly here may choose from: common ones first, each kind newest first."""
    common = [Source(one, tuple(problems_on_list(one))) for one in closed_lists_of(municipality)]
    single = [Source(one, tuple(priorities_of(one))) for one in listed_sessions_of(municipality)]
    return common + single


def list_by_slug(slug: str) -> PriorityList:
    """The common list of a permanent address; PriorityList.DoesNotExist when there is none."""
    return PriorityList.objects.select_related("municipality").get(slug=slug)
