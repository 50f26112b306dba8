"""Writing the attendance list of a session: lines entered, corrected and struck, names cleared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.checking import checked
from tapshyryk.core.identities.sealing import seal_names
from tapshyryk.core.identities.sexes import FEMALE
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import Refused, gone
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.needs.domain.attendance import Came, repeated
from tapshyryk.needs.models import AttendanceLine, NeedsSession
from tapshyryk.needs.queries.attendance import came_of, people_on, villages_of

AT_ONCE = 500
"""Lines written by one statement."""

KEPT_FIELDS = ("settlement", "sex", "age_band", "social_group")
"""What of a line may stand in the private part of an act; the name never does."""


def enter_attendance(
    session: NeedsSession,
    *,
    actor: Actor,
    lines: Mapping[int, Came],
    way: str,
    whole: bool = False,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Add people to the attendance list, whose names are sealed; by the numbers of their lines as entered.

    `whole` says that the list is now complete: its counts become those of the session. The act says how many
    lines were entered and nothing about anybody.
    """
    women = sum(came.sex == FEMALE for came in lines.values())

    def effect(session: NeedsSession, ask: Ask[Any]) -> Deed:
        known = {key for key, _names in villages_of(session).listed}
        if any(came.settlement not in {*known, ""} for came in lines.values()):
            raise Refused((gone(),))
        last = session.attendance.order_by("-number").values_list("number", flat=True).first() or 0
        rows = [
            AttendanceLine(
                session=session,
                number=last + place,
                settlement_id=came.settlement or None,
                sex=came.sex,
                age_band=came.age_band,
                social_group=came.social_group,
                way=way,
            )
            for place, came in enumerate(lines.values(), start=1)
        ]
        sealed = seal_names((row.pk, came.name) for row, came in zip(rows, lines.values(), strict=True))
        for row, name in zip(rows, sealed, strict=True):
            row.sealed_name = name
        AttendanceLine.objects.bulk_create(rows, batch_size=AT_ONCE)
        session.participants_listed += len(rows)
        session.women_listed += women
        session.list_is_whole = whole
        _follow(session)
        return Deed(
            detail={
                "way": way,
                "lines": len(rows),
                "whole": whole,
                "first": last + 1,
                "last": last + len(rows),
            }
        )

    def given(session: NeedsSession) -> dict[str, Any]:
        again = repeated(lines.items(), people_on(session))
        return {"repeated": again, "more": len(lines), "whole": whole}

    return perform(session, "enter_attendance", actor=actor, given=given, effect=effect, override=override)


def complete_attendance(session: NeedsSession, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Say that everybody who came stands on the list; its counts become those of the session.

    How many women are on it is told when the session is closed: until then a line may change.
    """

    def effect(session: NeedsSession, ask: Ask[Any]) -> Deed:
        session.list_is_whole = True
        _follow(session)
        return Deed(detail={"participants": session.participants_listed})

    given = {"more": 0, "whole": True}
    return perform(session, "complete_attendance", actor=actor, given=given, effect=effect, override=override)


def correct_attendance_line(
    session: NeedsSession,
    *,
    actor: Actor,
    line: AttendanceLine,
    came: Came,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Write a line anew as `came` says; the act names the line and what was changed, and keeps what stood.

    A name that was and one that is are both only said to differ.
    """

    def given(session: NeedsSession) -> dict[str, Any]:
        return {"repeated": repeated([(line.number, came)], people_on(session, but=line.number))}

    def effect(session: NeedsSession, ask: Ask[Any]) -> Deed:
        row = _line_of(session, line)
        before = came_of([row])[0]
        for name in KEPT_FIELDS[1:]:
            setattr(row, name, getattr(came, name))
        if came.settlement not in {key for key, _names in villages_of(session).listed} | {
            "",
            before.settlement,
        }:
            raise Refused((gone(),))
        row.settlement_id = came.settlement or None
        if came.name != before.name:
            (row.sealed_name,) = seal_names([(row.pk, came.name)])
        checked(row, without=("session",)).save()
        session.women_listed += (came.sex == FEMALE) - (before.sex == FEMALE)
        _follow(session)
        changed = [name for name in (*KEPT_FIELDS, "name") if getattr(before, name) != getattr(came, name)]
        return Deed(
            detail={"line": row.number, "changed": changed},
            private={"before": _kept(before), "after": _kept(came)},
        )

    return perform(
        session,
        "correct_attendance_line",
        actor=actor,
        given=given,
        effect=effect,
        override=override,
    )


def strike_attendance_line(
    session: NeedsSession,
    *,
    actor: Actor,
    line: AttendanceLine,
    reason: str,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Strike a line that should not be there, such as one entered twice; it stays to be seen, uncounted.

    Only those who see the list read the `reason`: it may speak of a person.
    """

    def effect(session: NeedsSession, ask: Ask[Any]) -> Deed:
        row = _line_of(session, line)
        row.struck = True
        row.save(update_fields=["struck"])
        session.participants_listed -= 1
        session.women_listed -= row.sex == FEMALE
        _follow(session)
        return Deed(detail={"line": row.number}, private={"reason": reason})

    return perform(
        session,
        "strike_attendance_line",
        actor=actor,
        given=lambda session: {"more": -1, "whole": session.list_is_whole},
        effect=effect,
        override=override,
    )


def clear_attendance_names(session: NeedsSession, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Clear every name on the list, for ever; the act says how many lines had one."""

    def effect(session: NeedsSession, ask: Ask[Any]) -> Deed:
        cleared = session.attendance.exclude(sealed_name="").update(sealed_name="")
        return Deed(
            detail={
                "cleared": cleared,
                "lines": session.attendance.count(),
                "closed_on": session.closed_on,
                "days": ask.book.value("needs.names_are_cleared_in_time", "days"),
            }
        )

    return perform(session, "clear_attendance_names", actor=actor, effect=effect, override=override)


def _follow(session: NeedsSession) -> None:
    """Let the counts of a held session be those of its list, where the list is whole."""
    if session.state == "held" and session.list_is_whole:
        session.participants = session.participants_listed
        session.women = session.women_listed


def _line_of(session: NeedsSession, line: AttendanceLine) -> AttendanceLine:
    """The line as it stands now, if it is one of this session and counts; else Refused."""
    row: AttendanceLine | None = session.attendance.filter(pk=line.pk, struck=False).first()
    if row is None:
        raise Refused((gone(),))
    return row


def _kept(came: Came) -> dict[str, str]:
    return {name: str(getattr(came, name)) for name in KEPT_FIELDS}
