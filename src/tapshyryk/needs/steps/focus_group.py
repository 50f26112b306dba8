"""The steps people take with a focus group, each with its form."""

from __future__ import annotations

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.steps import Step
from tapshyryk.needs.actions.focus_group import (
    add_group_need,
    close_focus_group,
    correct_focus_group,
    correct_group_need,
    hold_focus_group,
    remove_group_need,
)
from tapshyryk.needs.forms.focus_group import (
    AddGroupNeedForm,
    CorrectFocusGroupForm,
    CorrectGroupNeedForm,
    HoldFocusGroupForm,
    RemoveGroupNeedForm,
)
from tapshyryk.needs.models import FocusGroup, NeedsSession


def focus_group_at(session: NeedsSession) -> FocusGroup | None:
    """A focus group about to be recorded; none before a problem was named."""
    return FocusGroup(session=session) if session.problems.exists() else None


STEPS = (
    Step(
        "focus_group",
        "hold_focus_group",
        hold_focus_group,
        form=HoldFocusGroupForm,
        begins_at="needs_session",
        begin=focus_group_at,
        intro=N_("Those whom the problem touches say what exactly they need. Only counts are kept."),
    ),
    Step("focus_group", "add_group_need", add_group_need, form=AddGroupNeedForm),
    Step("focus_group", "correct_group_need", correct_group_need, form=CorrectGroupNeedForm, waits=False),
    Step("focus_group", "remove_group_need", remove_group_need, form=RemoveGroupNeedForm, waits=False),
    Step("focus_group", "correct_focus_group", correct_focus_group, form=CorrectFocusGroupForm, waits=False),
    Step("focus_group", "close_focus_group", close_focus_group),
)
