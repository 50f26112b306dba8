"""Who is told of a working group: those who are in it, of what it decided and of its end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext

from tapshyryk.core.outbox.notices import Letter, tell
from tapshyryk.needs.models import WorkingGroup


def _members(group: WorkingGroup, **wanted: Any) -> list[str]:
    return [f"person:{key}" for key in group.members.filter(**wanted).values_list("person", flat=True)]


@tell("hold_group_meeting")
def group_has_met(act: Any) -> Iterable[Letter]:
    """Tell the members what was decided."""
    group = WorkingGroup.objects.get(pk=act.subject_id)
    for ref in _members(group, until__isnull=True):
        yield Letter(
            to=ref,
            subject=lambda: gettext("Your working group met"),
            body=lambda: f"{group.title}\n\n{act.detail['decided']}",
        )


@tell("correct_group_meeting")
def group_meeting_is_corrected(act: Any) -> Iterable[Letter]:
    """Tell the members what the meeting says now, and why."""
    group = WorkingGroup.objects.get(pk=act.subject_id)
    for ref in _members(group, until__isnull=True):
        yield Letter(
            to=ref,
            subject=lambda: gettext("A meeting of your working group was corrected"),
            body=lambda: f"{group.title}\n\n{act.detail['reason']}\n\n{act.detail['after']['decided']}",
        )


@tell("disband_working_group")
def group_is_disbanded(act: Any) -> Iterable[Letter]:
    """Tell those who were in it to the last day."""
    group = WorkingGroup.objects.get(pk=act.subject_id)
    for ref in _members(group, until=group.disbanded_on):
        yield Letter(
            to=ref,
            subject=lambda: gettext("Your working group is disbanded"),
            body=lambda: f"{group.title}\n\n{act.detail['reason']}",
        )
