"""The steps people take with a common list of several sessions, each with its form."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.steps import Step
from tapshyryk.needs.actions.priority_list import (
    begin_priority_list,
    change_priority_list,
    close_priority_list,
    join_problems,
    join_suggested,
    part_problems,
    withdraw_priority_list,
)
from tapshyryk.needs.forms.priority_list import (
    BeginPriorityListForm,
    ChangePriorityListForm,
    ClosePriorityListForm,
    JoinProblemsForm,
    JoinSuggestedForm,
    PartProblemsForm,
    WithdrawPriorityListForm,
)
from tapshyryk.needs.models import PriorityList
from tapshyryk.needs.queries.priority_lists import suggestions_for


def list_in(municipality: Any) -> PriorityList:
    """A common list about to be begun in a municipality."""
    return PriorityList(municipality=municipality)


def some_are_alike(this: PriorityList, actor: Actor) -> bool:
    """Whether a pair waits to be looked at."""
    return bool(suggestions_for(this))


STEPS = (
    Step(
        "priority_list",
        "begin_priority_list",
        begin_priority_list,
        form=BeginPriorityListForm,
        begins_at="municipality",
        begin=list_in,
        intro=N_("When people met in several villages, their lists become one, by a method stated now."),
    ),
    Step(
        "priority_list",
        "change_priority_list",
        change_priority_list,
        form=ChangePriorityListForm,
        waits=False,
    ),
    Step(
        "priority_list",
        "join_suggested",
        join_suggested,
        form=JoinSuggestedForm,
        waits=some_are_alike,
        intro=N_("These problems are worded alike. Whether they are the same, you decide."),
    ),
    Step("priority_list", "join_problems", join_problems, form=JoinProblemsForm, waits=False),
    Step("priority_list", "part_problems", part_problems, form=PartProblemsForm, waits=False),
    Step(
        "priority_list",
        "close_priority_list",
        close_priority_list,
        form=ClosePriorityListForm,
        intro=N_("The list is what the assembly will choose from. It cannot be changed afterwards."),
    ),
    Step(
        "priority_list",
        "withdraw_priority_list",
        withdraw_priority_list,
        form=WithdrawPriorityListForm,
        waits=False,
    ),
)
