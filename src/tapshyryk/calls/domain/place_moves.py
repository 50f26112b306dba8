"""How a place in a consortium lives: offered by the lead, taken or declined by the head of the invited."""

from __future__ import annotations

from tapshyryk.calls.domain import place_guards as place
from tapshyryk.core.lifecycle.spec import N_, NEW, Lifecycle, Move
from tapshyryk.parties.domain.guards import organisations_take_part

PLACE = Lifecycle(
    "consortium_place",
    label=N_("Place in a consortium"),
    states={
        "invited": N_("Invited"),
        "accepted": N_("Accepted"),
        "declined": N_("Declined"),
    },
    final={"declined"},
    moves=(
        Move(
            "invite_to_consortium",
            NEW,
            "invited",
            permission="calls.invite",
            label=N_("Invite into the consortium"),
            done=N_("Invited into the consortium"),
            public=False,
            locks=("proposal",),
            guards=(
                place.proposal_is_draft,
                place.call_not_past_deadline,
                place.lead_is_no_member,
                place.invited_once,
                organisations_take_part,
                place.room_for_share,
            ),
        ),
        Move(
            "accept_place",
            {"invited"},
            "accepted",
            permission="calls.answer_invitation",
            label=N_("Accept the place"),
            done=N_("Place in the consortium accepted"),
            public=False,
            locks=("proposal",),
            guards=(place.proposal_is_draft, place.call_not_past_deadline, organisations_take_part),
        ),
        Move(
            "decline_place",
            {"invited", "accepted"},
            "declined",
            permission="calls.answer_invitation",
            label=N_("Decline the place"),
            done=N_("Place in the consortium declined"),
            public=False,
            locks=("proposal",),
            guards=(place.proposal_is_draft,),
        ),
    ),
)
