"""What follows by itself: minutes are drawn up, the chosen problem is marked on its list."""

from __future__ import annotations

from typing import Any

from tapshyryk.assemblies.actions.minutes import draft_minutes
from tapshyryk.assemblies.models import Assembly
from tapshyryk.assemblies.queries.tally import chosen_by
from tapshyryk.core.access.actors import System
from tapshyryk.core.lifecycle.registry import when
from tapshyryk.needs.actions.problem import choose_problem


@when("close_vote")
def draw_up_the_minutes_of_a_choice(assembly: Assembly, act: Any) -> None:
    """Draw the minutes up as soon as there is a result; before a run-off there is none."""
    if assembly.result is not None:
        draft_minutes(assembly, actor=System("lifecycle"))


@when("note_hearing")
def draw_up_the_minutes_of_a_talk(assembly: Assembly, act: Any) -> None:
    """Draw up the minutes of a gathering without a vote when it was noted; a choice waits for its result."""
    if assembly.purpose != Assembly.Purpose.CHOICE and assembly.heard:
        draft_minutes(assembly, actor=System("lifecycle"))


@when("sign_minutes")
def mark_the_chosen_problem(assembly: Assembly, act: Any) -> None:
    """Mark the problem residents chose, or each of several; a hearing chooses none."""
    for problem in chosen_by(assembly):
        choose_problem(problem.session, actor=System("lifecycle"), problem=problem, assembly=assembly.slug)
