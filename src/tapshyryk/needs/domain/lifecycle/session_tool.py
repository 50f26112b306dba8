"""How a facilitation tool is used: prepared with a blank form to fill by hand, recorded, corrected."""

from __future__ import annotations

from tapshyryk.core.lifecycle.spec import N_, NEW, STAYS, Lifecycle, Move
from tapshyryk.needs.domain.guards.session_tool import points_stay_within, session_was_held

SESSION_TOOL = Lifecycle(
    "session_tool",
    label=N_("Facilitation tool"),
    states={
        "prepared": N_("Prepared"),
        "recorded": N_("Recorded"),
        "withdrawn": N_("Withdrawn"),
    },
    final={"withdrawn"},
    moves=(
        Move(
            "prepare_tool",
            NEW,
            "prepared",
            permission="needs.hold",
            label=N_("Use a facilitation tool"),
            done=N_("Facilitation tool prepared"),
        ),
        Move(
            "print_tool_blank",
            {"prepared", "recorded"},
            STAYS,
            permission="needs.hold",
            label=N_("Print the blank form"),
            done=N_("Blank form of a facilitation tool printed"),
        ),
        Move(
            "record_tool",
            {"prepared"},
            "recorded",
            permission="needs.hold",
            label=N_("Enter what came of it"),
            done=N_("Result of a facilitation tool entered"),
            guards=(session_was_held, points_stay_within),
        ),
        Move(
            "correct_tool",
            {"recorded"},
            STAYS,
            permission="needs.hold",
            label=N_("Correct what was entered"),
            done=N_("Result of a facilitation tool corrected"),
            guards=(session_was_held, points_stay_within),
        ),
        Move(
            "withdraw_tool",
            {"prepared", "recorded"},
            "withdrawn",
            permission="needs.hold",
            label=N_("Withdraw the tool"),
            done=N_("Facilitation tool withdrawn"),
        ),
    ),
)
