"""Working groups as public pages count them, and as later rooms ask who stays on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Q, QuerySet, When

from tapshyryk.core import clock
from tapshyryk.needs.models import GroupMember, Problem, WorkingGroup
from tapshyryk.needs.models.working_group import LATER
from tapshyryk.parties.models import Person
from tapshyryk.places.models import Municipality


def groups_of(municipality: Municipality) -> QuerySet[WorkingGroup]:
    """The working groups of a municipality, newest first."""
    return WorkingGroup.objects.filter(municipality=municipality).select_related("problem", "session")


def group_by_slug(slug: str) -> WorkingGroup:
    """The group of a permanent address; WorkingGroup.DoesNotExist when there is none."""
    return WorkingGroup.objects.select_related("municipality", "problem", "session").get(slug=slug)


def members_on(group: WorkingGroup, day: date) -> QuerySet[GroupMember]:
    """Those who are in the group on `day`; the last day counts."""
    return group.members.filter(since__lte=day).filter(Q(until__isnull=True) | Q(until__gte=day))


@dataclass(frozen=True, slots=True)
class GroupCount:
    """What the public knows of a group's people: how many were ever in it, are in it, and stay for what."""

    ever: int
    now: int
    task: int
    commission: int
    monitoring: int


def counted(group: WorkingGroup) -> GroupCount:
    """How many people are in the group today and stay on for later stages; a person counts once."""
    inside = members_on(group, clock.today()) if group.state == "formed" else group.members.none()
    stays = {stage: inside.filter(**{f"stays_for_{stage}": True}).count() for stage in LATER}
    return GroupCount(
        ever=group.members.order_by().values("person").distinct().count(), now=inside.count(), **stays
    )


def working_group_of(
    problem: Problem | None, *, municipality: Municipality | None = None, theme: str = ""
) -> QuerySet[GroupMember]:
    """Those who are in the group of `problem` today, or in the groups of its theme where it has none.

    Without a problem the municipality's groups of `theme` are asked. Names in it are not public.
    """
    groups = WorkingGroup.objects.filter(state="formed")
    if problem is not None:
        own = groups.filter(problem=problem)
        place: Any = problem.session.municipality_id if municipality is None else municipality.pk
        of_theme = groups.filter(problem__isnull=True, municipality=place, theme=problem.theme)
        groups = own if own.exists() else of_theme
    else:
        groups = groups.filter(municipality=municipality, theme=theme)
    inside = GroupMember.objects.filter(group__in=groups, until__isnull=True)
    return inside.select_related("person", "group")


def staying_for(
    stage: str, problem: Problem | None, *, municipality: Municipality | None = None, theme: str = ""
) -> QuerySet[Person]:
    """The people of the working group who agreed to stay on for `stage`: task, commission or monitoring."""
    if stage not in LATER:
        raise ValueError(f"nobody stays on for {stage}")
    members = working_group_of(problem, municipality=municipality, theme=theme)
    agreed = members.filter(**{f"stays_for_{stage}": True})
    return Person.objects.filter(pk__in=agreed.order_by().values("person"))


def those_staying_first(
    people: QuerySet[Person],
    stage: str,
    problem: Problem | None,
    *,
    municipality: Municipality,
    theme: str,
) -> QuerySet[Person]:
    """`people` and those who agreed to stay on for `stage`: these first, known by `agreed`, then by name."""
    staying = staying_for(stage, problem, municipality=municipality, theme=theme).values("pk")
    both = Person.objects.filter(Q(pk__in=people.order_by().values("pk")) | Q(pk__in=staying))
    agreed = Case(When(pk__in=staying, then=True), default=False)
    return both.annotate(agreed=agreed).order_by("-agreed", "full_name")
