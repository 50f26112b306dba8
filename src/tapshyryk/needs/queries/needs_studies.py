"""Everything known of a municipality's needs in a time, gathered for its needs study; and issued studies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Q, QuerySet

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.needs.domain.causes import Node
from tapshyryk.needs.domain.gathered import (
    ChoiceTold,
    FocusTold,
    Gathered,
    GroupTold,
    LineTold,
    ListTold,
    ProblemTold,
    ProposalTold,
    RoundTold,
    SessionTold,
    TreeTold,
)
from tapshyryk.needs.domain.study import Held, missing_from
from tapshyryk.needs.models import FocusGroup, NeedsSession, NeedsStudy, PriorityList, Problem, ProblemTree
from tapshyryk.needs.queries.focus_groups import as_public
from tapshyryk.needs.queries.found import latent_need
from tapshyryk.needs.queries.priority_lists import closed_lists_of
from tapshyryk.needs.queries.proposed_problems import public_proposals
from tapshyryk.needs.queries.rounds import coverage, rounds_of
from tapshyryk.needs.queries.sessions import priorities_of
from tapshyryk.needs.queries.standing import standing
from tapshyryk.needs.queries.study_attendance import came_to, villages_of
from tapshyryk.needs.queries.trees import grown_tree
from tapshyryk.needs.queries.working_groups import counted, groups_of
from tapshyryk.places.models import Municipality


def gathered(study: NeedsStudy) -> Gathered:
    """What stands in the rooms of the municipality for the time of the study, nothing added to it."""
    sessions = tuple(_session(one) for one in study.sessions())
    lists = tuple(_list(one) for one in _lists(study))
    rounds = tuple(
        RoundTold(
            str(one.title), one.starts_on, one.ends_on, coverage(one), latent_need(one), villages_of(one)
        )
        for one in rounds_of(study.municipality)
        .filter(starts_on__lte=study.until, ends_on__gte=study.since)
        .exclude(state="planned")
        .order_by("starts_on", "pk")
    )
    groups = tuple(
        GroupTold(str(one.title), one.get_theme_display(), counted(one).now, one.meetings.count())
        for one in groups_of(study.municipality).filter(
            formed_on__gte=study.since, formed_on__lte=study.until
        )
    )
    choices = tuple(_choices(study))
    trees = tuple(_tree(one) for one in ProblemTree.objects.filter(session__in=study.sessions()))
    focus_groups = tuple(
        _focus(one)
        for one in FocusGroup.objects.filter(
            session__municipality=study.municipality_id, held_on__gte=study.since, held_on__lte=study.until
        ).select_related("problem")
    )
    proposals = tuple(
        ProposalTold(str(one.title), one.get_theme_display(), one.people)
        for one in public_proposals()
        .filter(municipality=study.municipality_id, state="published")
        .filter(published_on__gte=study.since, published_on__lte=study.until)
    )
    newest = study.municipality.population_figures.first()
    population = newest.people if newest is not None else None
    priorities = [problem for session in sessions for problem in session.priorities]
    held = Held(
        sessions=len(sessions),
        sessions_counted=sum(one.participants is not None for one in sessions),
        women_counted=sum(one.women is not None for one in sessions),
        listed=sum(one.is_listed for one in sessions),
        priorities=len(priorities),
        with_votes=sum(one.votes is not None for one in priorities),
        with_unserved=sum(one.unserved is not None for one in priorities),
        common_lists=len(lists),
        causes=len(trees),
        focus_groups=len(focus_groups),
        rounds=len(rounds),
        with_latent=sum(one.latent is not None for one in rounds),
        planned=sum(one.walked.planned for one in rounds),
        visited=sum(one.walked.visited for one in rounds),
        groups=len(groups),
        proposals=len(proposals),
        choices=len(choices),
        knows_population=population is not None,
    )
    return Gathered(
        place=str(study.municipality.name),
        population=population,
        since=study.since,
        until=study.until,
        sessions=sessions,
        came=came_to(study.sessions()),
        participants=sum(one.participants or 0 for one in sessions),
        women=sum(one.women or 0 for one in sessions),
        lists=lists,
        trees=trees,
        focus_groups=focus_groups,
        rounds=rounds,
        groups=groups,
        choices=choices,
        proposals=proposals,
        sources=tuple(dict.fromkeys(one.source for one in sessions if one.source)),
        held=held,
        missing=missing_from(held),
    )


def problems_covered(study: NeedsStudy) -> QuerySet[Problem]:
    """The problems the study speaks of: priorities of its sessions, and what residents chose of them."""
    return Problem.objects.filter(session__in=study.sessions()).filter(
        Q(is_priority=True) | Q(is_chosen=True)
    )


def _session(session: NeedsSession) -> SessionTold:
    return SessionTold(
        slug=session.slug,
        title=str(session.title),
        held_on=session.held_on,
        period=session.period,
        venue=session.venue,
        participants=session.participants,
        exactness=session.participants_exactness,
        women=session.women_told,
        named=session.problems.count(),
        is_listed=session.state == "listed",
        priorities=tuple(_problem(one) for one in priorities_of(session)),
        source=session.source,
    )


def _problem(problem: Problem) -> ProblemTold:
    return ProblemTold(
        slug=problem.slug,
        title=str(problem.title),
        theme=problem.get_theme_display(),
        rank=problem.rank,
        votes=problem.votes,
        target_group=problem.target_group,
        unserved=problem.unserved,
    )


def _lists(study: NeedsStudy) -> QuerySet[PriorityList]:
    return closed_lists_of(study.municipality).filter(closed_on__gte=study.since, closed_on__lte=study.until)


def _list(this: PriorityList) -> ListTold:
    return ListTold(
        title=str(this.title),
        method=str(this.get_method_display()),
        tie_rule=str(this.get_tie_rule_display()),
        closed_on=this.closed_on,
        lines=tuple(
            LineTold(line.rank, line.words.text, line.score, len(line.named_at))
            for line in standing(this).lines
            if line.rank is not None
        ),
    )


def _tree(this: ProblemTree) -> TreeTold:
    tree = grown_tree(this)
    return TreeTold(tree.words, tuple(_hanging(tree.causes)), tuple(_hanging(tree.effects)))


def _hanging(nodes: Sequence[Node], level: int = 0) -> Iterator[tuple[int, str]]:
    for node in nodes:
        yield level, node.words
        yield from _hanging(node.children, level + 1)


def _focus(group: FocusGroup) -> FocusTold:
    shown = as_public(group)
    return FocusTold(
        target_group=group.target_group,
        problem=str(group.problem.title),
        held_on=group.held_on,
        present=shown.present,
        needs=tuple((need.words.text, need.people) for need in shown.needs),
    )


def _choices(study: NeedsStudy) -> list[ChoiceTold]:
    """What residents chose, with the day of the act that marks the choice."""
    acts = Act.objects.filter(verb="choose_problem", subject_id__in=study.sessions().order_by().values("pk"))
    days = {act.detail["problem"]: act.at.astimezone(clock.LOCAL_ZONE).date() for act in acts}
    chosen = Problem.objects.filter(session__in=study.sessions(), is_chosen=True).order_by("pk")
    return [ChoiceTold(str(one.title), one.get_theme_display(), days.get(one.slug)) for one in chosen]


PUBLIC = ("issued", "superseded")
"""States in which everybody reads a study."""


def studies_of(municipality: Municipality) -> QuerySet[NeedsStudy]:
    """The studies of a municipality that were issued, newest first."""
    return NeedsStudy.objects.filter(municipality=municipality, state__in=PUBLIC)


def study_by_slug(slug: str) -> NeedsStudy:
    """The issued study of a permanent address; NeedsStudy.DoesNotExist when there is none."""
    return NeedsStudy.objects.filter(state__in=PUBLIC).select_related("municipality").get(slug=slug)


def is_studied(problem: Problem) -> bool:
    """Whether the study now in force in the problem's municipality covers it."""
    return NeedsStudy.objects.filter(state="issued", studied__problem=problem).exists()
