"""What an assembly's decision does in the rooms before it: the chosen problem is marked on its list."""

from __future__ import annotations

from typing import Any

from tapshyryk.assemblies.models import Assembly
from tapshyryk.assemblies.queries.tally import chosen_by
from tapshyryk.core.access.actors import System
from tapshyryk.core.lifecycle.registry import when
from tapshyryk.needs.actions.problem import choose_problem


@when("sign_minutes")
def mark_the_chosen_problem(assembly: Assembly, act: Any) -> None:
    """Mark the problem residents chose, or each of several; a hearing chooses none."""
    for problem in chosen_by(assembly):
        choose_problem(problem.session, actor=System("lifecycle"), problem=problem, assembly=assembly.slug)
