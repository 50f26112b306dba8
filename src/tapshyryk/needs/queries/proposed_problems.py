"""Proposed problems as pages and letters ask for them: the public ones, similar ones, those who follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Q, QuerySet

from tapshyryk.core import clock, rulebook
from tapshyryk.core.folding import folded
from tapshyryk.needs.domain.similarity import most_alike, stems
from tapshyryk.needs.models import Following, Problem, ProposedProblem

PUBLIC: Final = ("published", "merged", "declined")
"""States in which everybody reads of a proposed problem; of a declined one only the theme and the reason."""

READABLE: Final = ("published", "merged")
"""States in which everybody reads its words."""

WEIGHED: Final = 400
"""How many rows that share a word are looked at, newest first: enough to find the best, quick on one core."""

SHOWN: Final = 5
"""Similar problems shown to somebody who is writing."""


@dataclass(frozen=True, slots=True)
class ProposalsAsked:
    """What a reader asks for; empty means any. All of `words` must occur; `municipality` is a slug."""

    words: str = ""
    theme: str = ""
    municipality: str = ""
    state: str = ""


def public_proposals() -> QuerySet[ProposedProblem]:
    """Every proposed problem that was answered in public, newest first."""
    return (
        ProposedProblem.objects.filter(state__in=PUBLIC)
        .select_related("municipality", "settlement", "merged_into", "organisation")
        .order_by("-pk")
    )


def proposals_found(asked: ProposalsAsked) -> QuerySet[ProposedProblem]:
    """The public proposals that `asked` fits; the words of a declined one are not searched."""
    chosen = {"theme": asked.theme, "municipality__slug": asked.municipality, "state": asked.state}
    rows = public_proposals().filter(**{name: value for name, value in chosen.items() if value})
    for word in folded(asked.words).split():
        rows = rows.filter(search__contains=word, state__in=READABLE)
    return rows


def similar_proposals(typed: str, *, municipality: str = "") -> list[ProposedProblem]:
    """Published problems that say something like `typed`, the most similar first.

    Those of the municipality with this slug stand before equally similar ones of others. Candidates share
    the beginning of a word, which the database finds in the folded column; their order is decided by
    `domain.similarity`, the same on every engine.
    """
    wanted = folded(typed)[:400]
    known_by = sorted(stems(wanted), key=len, reverse=True)[:8]
    if not known_by:
        return []
    shares = Q()
    for stem in known_by:
        shares |= Q(folded_title__contains=stem)
    found = ProposedProblem.objects.filter(shares, state="published").select_related("municipality")
    near = list(found.filter(municipality__slug=municipality).order_by("-pk")[:WEIGHED])
    far = found.exclude(municipality__slug=municipality).order_by("-pk")[:WEIGHED]
    rows = {row.pk: row for row in (*near, *far)}
    best = most_alike(wanted, ((key, row.folded_title) for key, row in rows.items()), most=SHOWN)
    return [rows[one.key] for one in best]


def root_of(problem: ProposedProblem) -> ProposedProblem:
    """The proposal that stands for this one: itself, or what it was merged into, however many times."""
    here, seen = problem, {problem.pk}
    while here.merged_into is not None and here.merged_into_id not in seen:
        here = here.merged_into
        seen.add(here.pk)
    return here


def with_merged(problem: ProposedProblem) -> list[ProposedProblem]:
    """The problem and all that were merged into it, also by way of another."""
    found, layer = [problem], [problem.pk]
    while layer:
        rows = list(ProposedProblem.objects.filter(merged_into__in=layer).order_by("pk"))
        found += rows
        layer = [row.pk for row in rows]
    return found


def followings_of(problems: list[ProposedProblem]) -> list[Following]:
    """Who follows any of `problems`, each person and each address once, the earliest first."""
    rows = Following.objects.filter(problem__in=problems, state="following").order_by("pk")
    found: dict[str, Following] = {}
    for row in rows:
        found.setdefault(row.email or str(row.person_id), row)
    return list(found.values())


def waiting_for_confirmation(email: str) -> int:
    """How many letters to this address wait to be opened since yesterday, so that nobody is flooded."""
    since = clock.today() - timedelta(days=1)
    address = email.strip().lower()
    proposed = ProposedProblem.objects.filter(email=address, state="sent", proposed_on__gte=since).count()
    asked = Following.objects.filter(email=address, state="asked", asked_on__gte=since).count()
    return proposed + asked


def proposals_to_forget() -> QuerySet[ProposedProblem]:
    """Those that nobody confirmed in time."""
    return ProposedProblem.objects.filter(state="sent", proposed_on__lt=_last_day()).order_by("pk")


def followings_to_forget() -> QuerySet[Following]:
    """Those that nobody confirmed in time."""
    return Following.objects.filter(state="asked", asked_on__lt=_last_day()).order_by("pk")


def heard_with(problem: ProposedProblem) -> Iterator[Problem]:
    """The problems under which a proposal, or one merged into it, was named at sessions, oldest first."""
    rows = Problem.objects.filter(proposed__in=with_merged(problem)).select_related("session__municipality")
    yield from rows.order_by("pk")


def _last_day() -> date:
    days = int(rulebook.current().value("needs.proposal_confirmed_in_time", "days"))
    return clock.today() - timedelta(days=days)
