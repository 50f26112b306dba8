"""How needs are found: a session is planned, held and ends in a list of priority problems."""

from __future__ import annotations

from tapshyryk.core.lifecycle.spec import N_, NEW, STAYS, Lifecycle, Move

NEEDS_SESSION = Lifecycle(
    "needs_session",
    label=N_("Needs session"),
    states={
        "planned": N_("Planned"),
        "held": N_("Held"),
        "listed": N_("Priorities listed"),
        "cancelled": N_("Cancelled"),
    },
    final={"listed", "cancelled"},
    moves=(
        Move(
            "plan_session",
            NEW,
            "planned",
            permission="needs.plan",
            label=N_("Plan a needs session"),
            done=N_("Needs session planned"),
        ),
        Move(
            "print_attendance",
            {"planned"},
            STAYS,
            permission="needs.plan",
            label=N_("Print the attendance sheet"),
            done=N_("Attendance sheet printed"),
        ),
        Move(
            "hold_session",
            {"planned"},
            "held",
            permission="needs.hold",
            label=N_("Record that the session was held"),
            done=N_("Needs session held"),
        ),
        Move(
            "name_problem",
            {"held"},
            STAYS,
            permission="needs.hold",
            label=N_("Add a named problem"),
            done=N_("Problem named"),
        ),
        Move(
            "count_votes_for_problem",
            {"held"},
            STAYS,
            permission="needs.hold",
            label=N_("Enter the votes for a problem"),
            done=N_("Votes for a problem entered"),
        ),
        Move(
            "correct_session",
            {"held"},
            STAYS,
            permission="needs.hold",
            label=N_("Correct the counts"),
            done=N_("Counts of the session corrected"),
        ),
        Move(
            "list_priorities",
            {"held"},
            "listed",
            permission="needs.list",
            label=N_("Close the list of priorities"),
            done=N_("List of priority problems closed"),
        ),
        Move(
            "cancel_session",
            {"planned"},
            "cancelled",
            permission="needs.plan",
            label=N_("Cancel the session"),
            done=N_("Needs session cancelled"),
        ),
        Move(
            "chronicle_session",
            NEW,
            "listed",
            permission="needs.chronicle",
            label=N_("Enter a session from a founding source"),
            done=N_("Needs session entered from a founding source"),
        ),
    ),
)
