"""What must hold before somebody enters a working group, changes their part in it or leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard

OFFICES = ("coordinator", "secretary")
"""Parts that one member has at a time."""


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """A member who is in the group: the row's key, the person's ref, the part, the day they entered."""

    key: str
    person: str
    role: str
    since: date


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """What the guards look at: those who are in the group and have not left."""

    members: tuple[MemberFacts, ...]

    def member(self, key: str) -> MemberFacts | None:
        """The member of that key, or None."""
        return next((one for one in self.members if one.key == key), None)


@guard("needs.group_member_consents", needs=("consent",))
def consents(ask: Ask[GroupFacts]) -> Trouble:
    """Nobody is entered without having agreed."""
    return None if ask.given["consent"] else {}


@guard("needs.group_member_once", needs=("person",))
def is_not_in_it_yet(ask: Ask[GroupFacts]) -> Trouble:
    """A person is in a group once at a time."""
    return {} if any(one.person == ask.given["person"] for one in ask.facts.members) else None


@guard("needs.group_has_one_of_an_office", needs=("role",))
def office_is_free(ask: Ask[GroupFacts]) -> Trouble:
    """One coordinates and one keeps the minutes; `member` is who is changed."""
    role = ask.given["role"]
    others = (one for one in ask.facts.members if one.key != ask.given.get("member"))
    return {} if role in OFFICES and any(one.role == role for one in others) else None


@guard("needs.meeting_not_future", needs=("since",))
def joined_on_a_past_day(ask: Ask[GroupFacts]) -> Trouble:
    """Who is entered is in the group from that day, not from a later one."""
    return None if ask.given["since"] <= ask.today else {}


@guard("needs.group_left_after_joining", needs=("until", "member"))
def leaves_after_joining(ask: Ask[GroupFacts]) -> Trouble:
    """The last day lies between the first day and today."""
    member = ask.facts.member(ask.given["member"])
    until = ask.given["until"]
    if member is None or member.since <= until <= ask.today:
        return None
    return {"since": member.since}


@guard("needs.group_end_has_a_reason", needs=("reason",))
def said_why_it_ends(ask: Ask[GroupFacts]) -> Trouble:
    """A group is disbanded for a reason that is told."""
    return None if ask.given["reason"].strip() else {}
