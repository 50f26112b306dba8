"""Which list an assembly chooses from, and the problems on it in their order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from tapshyryk.assemblies.models import Assembly
from tapshyryk.needs.models import Problem
from tapshyryk.needs.queries.priority_lists import problems_on_list
from tapshyryk.needs.queries.sessions import priorities_of


def listed_for(assembly: Assembly) -> QuerySet[Problem]:
    """The problems of the list the assembly chooses from, first place first; none for a hearing."""
    if assembly.priority_list is not None:
        return problems_on_list(assembly.priority_list)
    if assembly.needs_session is not None:
        return priorities_of(assembly.needs_session)
    return Problem.objects.none()


def places_for(assembly: Assembly) -> Mapping[Any, int]:
    """The place on that list by the key of the problem: the order that settles equal votes."""
    return {problem.pk: place for place, problem in enumerate(listed_for(assembly), start=1)}
