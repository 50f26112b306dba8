"""How a working group lives: formed of people who took part, it meets, changes and is disbanded."""

from __future__ import annotations

from tapshyryk.core.lifecycle.spec import N_, NEW, STAYS, Lifecycle, Move
from tapshyryk.needs.domain.guards.joining import (
    met_on_a_past_day,
    somebody_was_there,
    women_were_among_them,
)
from tapshyryk.needs.domain.guards.working_group import (
    consents,
    is_not_in_it_yet,
    joined_on_a_past_day,
    leaves_after_joining,
    office_is_free,
    said_why_it_ends,
)

WORKING_GROUP = Lifecycle(
    "working_group",
    label=N_("Working group"),
    states={"formed": N_("At work"), "disbanded": N_("Disbanded")},
    final={"disbanded"},
    moves=(
        Move(
            "form_working_group",
            NEW,
            "formed",
            permission="needs.keep_group",
            label=N_("Form a working group"),
            done=N_("Working group formed"),
        ),
        Move(
            "add_group_member",
            {"formed"},
            STAYS,
            permission="needs.keep_group",
            label=N_("Enter a member"),
            done=N_("Member entered in the working group"),
            guards=(consents, is_not_in_it_yet, office_is_free, joined_on_a_past_day),
        ),
        Move(
            "change_group_member",
            {"formed"},
            STAYS,
            permission="needs.keep_group",
            label=N_("Change the part of a member"),
            done=N_("Part of a member changed"),
            guards=(office_is_free,),
        ),
        Move(
            "let_group_member_leave",
            {"formed"},
            STAYS,
            permission="needs.keep_group",
            label=N_("Record that a member leaves"),
            done=N_("Member left the working group"),
            guards=(leaves_after_joining,),
        ),
        Move(
            "hold_group_meeting",
            {"formed"},
            STAYS,
            permission="needs.hold_group_meeting",
            label=N_("Record a meeting of the group"),
            done=N_("Working group met"),
            guards=(somebody_was_there, women_were_among_them, met_on_a_past_day),
        ),
        Move(
            "correct_group_meeting",
            {"formed"},
            STAYS,
            permission="needs.hold_group_meeting",
            label=N_("Correct a meeting of the group"),
            done=N_("Meeting of the working group corrected"),
            guards=(somebody_was_there, women_were_among_them, met_on_a_past_day),
        ),
        Move(
            "disband_working_group",
            {"formed"},
            "disbanded",
            permission="needs.keep_group",
            label=N_("Disband the group"),
            done=N_("Working group disbanded"),
            guards=(said_why_it_ends,),
        ),
    ),
)
