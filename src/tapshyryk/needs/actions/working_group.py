"""Forming a working group, keeping who is in it, its meetings, and disbanding it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.checking import checked
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import Refused, gone
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.core.slugs import readable_slug
from tapshyryk.core.wording import first_text, texts_of, write_texts
from tapshyryk.needs.actions.correcting import corrected
from tapshyryk.needs.models import GroupMeeting, GroupMember, Problem, WorkingGroup
from tapshyryk.needs.models.working_group import LATER
from tapshyryk.parties.actions.person import register_person
from tapshyryk.parties.models import Person


def form_working_group(
    group: WorkingGroup,
    *,
    actor: Actor,
    titles: Mapping[str, str],
    theme: str,
    problem: Problem | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Form the unsaved `group` at the session or assembly set on it, for a theme or for one problem."""
    write_texts(group, "title", titles)

    def effect(group: WorkingGroup, ask: Ask[Any]) -> Deed:
        group.theme = problem.theme if problem is not None else theme
        group.problem = problem
        group.formed_on = ask.today
        group.slug = readable_slug(f"{group.municipality.slug} {first_text(group, 'title')}", WorkingGroup)
        return Deed(
            detail={
                "title": texts_of(group, "title"),
                "theme": group.theme,
                "problem": problem.slug if problem is not None else "",
                "session": group.session.slug if group.session else "",
                "assembly": group.assembly,
            }
        )

    return perform(group, "form_working_group", actor=actor, effect=effect, override=override)


def add_group_member(
    group: WorkingGroup,
    *,
    actor: Actor,
    role: str,
    since: date,
    consent: bool,
    stays_for: Collection[str] = (),
    person: Person | None = None,
    full_name: str = "",
    email: str = "",
    override: Override = NO_OVERRIDE,
) -> Any:
    """Enter `person`, or somebody new by `full_name`, who agreed to it; `stays_for` are later stages.

    The act tells the part and the stages; who it is, only its private part.
    """
    newcomer = person or Person(full_name=full_name, is_example=group.is_example)

    def effect(group: WorkingGroup, ask: Ask[Any]) -> Deed:
        if person is None:
            register_person(newcomer, actor=actor, email=email)
        member = GroupMember(group=group, person=newcomer, role=role, since=since)
        _stay(member, stays_for)
        checked(member).save(force_insert=True)
        return Deed(
            detail={
                "member": str(member.pk),
                "role": role,
                "since": since,
                "stays_for": list(member.stays_for),
            },
            private={"person": newcomer.ref},
        )

    given = {"person": newcomer.ref, "role": role, "since": since, "consent": consent}
    return perform(group, "add_group_member", actor=actor, given=given, effect=effect, override=override)


def change_group_member(
    group: WorkingGroup,
    *,
    actor: Actor,
    member: GroupMember,
    role: str,
    stays_for: Collection[str] = (),
    override: Override = NO_OVERRIDE,
) -> Any:
    """Give a member another part, or other later stages to stay for; the act keeps what stood before."""

    def effect(group: WorkingGroup, ask: Ask[Any]) -> Deed:
        row = _in_it(group, member)
        before = {"role": row.role, "stays_for": list(row.stays_for)}
        row.role = role
        _stay(row, stays_for)
        checked(row).save()
        after = {"role": row.role, "stays_for": list(row.stays_for)}
        return Deed(detail={"member": str(row.pk), "before": before, "after": after})

    given = {"role": role, "member": str(member.pk)}
    return perform(group, "change_group_member", actor=actor, given=given, effect=effect, override=override)


def let_group_member_leave(
    group: WorkingGroup, *, actor: Actor, member: GroupMember, until: date, override: Override = NO_OVERRIDE
) -> Any:
    """End a member's time with the day `until`, which they still belonged to; they may come back later."""

    def effect(group: WorkingGroup, ask: Ask[Any]) -> Deed:
        row = _in_it(group, member)
        row.until = until
        checked(row).save(update_fields=["until"])
        return Deed(detail={"member": str(row.pk), "role": row.role, "until": until})

    given = {"member": str(member.pk), "until": until}
    return perform(
        group, "let_group_member_leave", actor=actor, given=given, effect=effect, override=override
    )


def hold_group_meeting(
    group: WorkingGroup,
    *,
    actor: Actor,
    held_on: date,
    present: int,
    women: int | None,
    decided: str,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Record a meeting and what it decided, which is public; `women` is None where they were not counted."""
    given = {"held_on": held_on, "present": present, "women": women}

    def effect(group: WorkingGroup, ask: Ask[Any]) -> Deed:
        meeting = GroupMeeting(group=group, decided=decided.strip(), **given)
        checked(meeting).save(force_insert=True)
        return Deed(detail=_meeting_told(meeting))

    return perform(group, "hold_group_meeting", actor=actor, given=given, effect=effect, override=override)


def correct_group_meeting(
    group: WorkingGroup,
    *,
    actor: Actor,
    meeting: GroupMeeting,
    held_on: date,
    present: int,
    women: int | None,
    decided: str,
    reason: str,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Put right a meeting that was entered wrongly; the act keeps what stood before, and the public `reason`.

    What is given is the whole of what the meeting should say; Refused when that is what it says already.
    """
    given = {"held_on": held_on, "present": present, "women": women}

    def effect(group: WorkingGroup, ask: Ask[Any]) -> Deed:
        row = group.meetings.filter(pk=meeting.pk).first()
        if row is None:
            raise Refused((gone(),))
        before = _meeting_told(row)
        for name, value in {**given, "decided": decided.strip()}.items():
            setattr(row, name, value)
        checked(row).save()
        return corrected(before, _meeting_told(row), reason)

    return perform(group, "correct_group_meeting", actor=actor, given=given, effect=effect, override=override)


def _meeting_told(meeting: GroupMeeting) -> dict[str, Any]:
    return {
        "held_on": meeting.held_on,
        "present": meeting.present,
        "women": meeting.women,
        "decided": meeting.decided,
    }


def disband_working_group(
    group: WorkingGroup, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE
) -> Any:
    """End the group and everybody's time in it today; `reason` is public."""

    def effect(group: WorkingGroup, ask: Ask[Any]) -> Deed:
        group.disbanded_on, group.reason = ask.today, reason.strip()
        members = group.members.filter(until__isnull=True)
        count = members.update(until=ask.today)
        return Deed(detail={"reason": group.reason, "members": count})

    given = {"reason": reason}
    return perform(group, "disband_working_group", actor=actor, given=given, effect=effect, override=override)


def _stay(member: GroupMember, stays_for: Collection[str]) -> None:
    for stage in LATER:
        setattr(member, f"stays_for_{stage}", stage in stays_for)


def _in_it(group: WorkingGroup, member: GroupMember) -> GroupMember:
    row = group.members.filter(pk=member.pk, until__isnull=True).first()
    if row is None:
        raise Refused((gone(),))
    return row
