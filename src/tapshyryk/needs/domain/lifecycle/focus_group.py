"""How a target group says what exactly it needs: a focus group is held, its needs written down, closed."""

from __future__ import annotations

from tapshyryk.core.lifecycle.spec import N_, NEW, STAYS, Lifecycle, Move
from tapshyryk.needs.domain.guards.focus_group import (
    counts_fit,
    held_by_today,
    people_were_present,
    something_is_needed,
)

FOCUS_GROUP = Lifecycle(
    "focus_group",
    label=N_("Focus group"),
    states={
        "held": N_("Held"),
        "closed": N_("Closed"),
    },
    final={"closed"},
    moves=(
        Move(
            "hold_focus_group",
            NEW,
            "held",
            permission="needs.trace",
            label=N_("Record a focus group"),
            done=N_("Focus group recorded"),
            guards=(held_by_today, counts_fit),
        ),
        Move(
            "correct_focus_group",
            {"held"},
            STAYS,
            permission="needs.trace",
            label=N_("Correct the focus group"),
            done=N_("Focus group corrected"),
            guards=(held_by_today, counts_fit),
        ),
        Move(
            "add_group_need",
            {"held"},
            STAYS,
            permission="needs.trace",
            label=N_("Add what people need"),
            done=N_("Need of a focus group added"),
            guards=(people_were_present,),
        ),
        Move(
            "correct_group_need",
            {"held"},
            STAYS,
            permission="needs.trace",
            label=N_("Correct what people need"),
            done=N_("Need of a focus group corrected"),
            guards=(people_were_present,),
        ),
        Move(
            "remove_group_need",
            {"held"},
            STAYS,
            permission="needs.trace",
            label=N_("Remove what was written by mistake"),
            done=N_("Need of a focus group removed"),
        ),
        Move(
            "close_focus_group",
            {"held"},
            "closed",
            permission="needs.trace",
            label=N_("Close the focus group"),
            done=N_("Focus group closed"),
            guards=(something_is_needed,),
        ),
    ),
)
