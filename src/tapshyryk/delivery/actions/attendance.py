"""Recording a day's attendance of a group: one page, one act."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.delivery.models import Attendance, Group


def record_attendance(
    group: Group, *, actor: Actor, day: date, present: Iterable[UUID], override: Override = NO_OVERRIDE
) -> Any:
    """Mark who came on `day`: the places (enrolments) whose keys are in `present`; the others did not.

    The same day may be recorded again; the page is then corrected, and both acts keep what each said.
    """
    came = frozenset(present)
    given = {"attended_on": day, "present": came}

    def effect(group: Group, ask: Any) -> Deed:
        enrolled = ask.facts.enrolled_on(day)
        known = dict(
            Attendance.objects.filter(enrolment__group=group, day=day).values_list("enrolment_id", "present")
        )
        Attendance.objects.bulk_create(
            Attendance(enrolment_id=key, day=day, present=key in came)
            for key in sorted(enrolled - known.keys())
        )
        changed = [key for key, was in known.items() if was != (key in came)]
        for value in (True, False):
            keys = [key for key in changed if (key in came) is value]
            if keys:
                Attendance.objects.filter(enrolment_id__in=keys, day=day).update(present=value)
        return Deed(
            detail={
                "day": day,
                "present": len(came),
                "absent": len(enrolled - came),
                "corrected": len(changed),
            },
            private={"present": sorted(map(str, came)), "absent": sorted(map(str, enrolled - came))},
        )

    return perform(group, "record_attendance", actor=actor, given=given, effect=effect, override=override)
