"""The steps people take with a working group, each with its form."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.steps import Step
from tapshyryk.needs.actions.working_group import (
    add_group_member,
    change_group_member,
    correct_group_meeting,
    disband_working_group,
    form_working_group,
    hold_group_meeting,
    let_group_member_leave,
)
from tapshyryk.needs.forms.meeting_correction import CorrectGroupMeetingForm
from tapshyryk.needs.forms.working_group import (
    AddMemberForm,
    ChangeMemberForm,
    DisbandGroupForm,
    FormGroupForm,
    GroupMeetingForm,
    LeaveForm,
)
from tapshyryk.needs.models import NeedsSession, WorkingGroup


def group_of(gathering: Any) -> WorkingGroup | None:
    """A group about to be formed at a session that was held, or at an assembly that chose.

    An assembly belongs to a later room: what is asked of it is its session, its choice and its slug.
    """
    if isinstance(gathering, NeedsSession):
        held = gathering.state in {"held", "listed"}
        return WorkingGroup(municipality=gathering.municipality, session=gathering) if held else None
    if gathering.state != "minuted" or gathering.result is None:
        return None
    return WorkingGroup(
        municipality=gathering.municipality,
        session=gathering.needs_session,
        problem=gathering.result,
        assembly=gathering.slug,
    )


STEPS = (
    Step(
        "working_group",
        "form_working_group",
        form_working_group,
        form=FormGroupForm,
        begins_at=("needs_session", "assembly"),
        begin=group_of,
        intro=N_("Those who spoke up stay with their problem through all later stages."),
    ),
    Step("working_group", "add_group_member", add_group_member, form=AddMemberForm, waits=False),
    Step("working_group", "change_group_member", change_group_member, form=ChangeMemberForm, waits=False),
    Step("working_group", "let_group_member_leave", let_group_member_leave, form=LeaveForm, waits=False),
    Step("working_group", "hold_group_meeting", hold_group_meeting, form=GroupMeetingForm, waits=False),
    Step(
        "working_group",
        "correct_group_meeting",
        correct_group_meeting,
        form=CorrectGroupMeetingForm,
        waits=False,
    ),
    Step("working_group", "disband_working_group", disband_working_group, form=DisbandGroupForm, waits=False),
)
