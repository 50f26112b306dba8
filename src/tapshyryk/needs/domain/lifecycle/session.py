"""How needs are found: a session is planned, held and ends in a list of priority problems."""

from __future__ import annotations

from tapshyryk.core.lifecycle.spec import N_, NEW, STAYS, Lifecycle, Move
from tapshyryk.needs.domain.guards.method import method_was_counted, stated_before_counting
from tapshyryk.needs.domain.guards.session import (
    counted_votes_stay_within,
    four_to_ten_priorities,
    held_on_a_past_day,
    list_has_problems,
    named_once,
    somebody_came,
    votes_within_participants,
    women_are_among_participants,
)

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
            guards=(
                somebody_came,
                women_are_among_participants,
                held_on_a_past_day,
            ),
        ),
        Move(
            "name_problem",
            {"held"},
            STAYS,
            permission="needs.hold",
            label=N_("Add a named problem"),
            done=N_("Problem named"),
            guards=(
                named_once,
                votes_within_participants,
            ),
        ),
        Move(
            "reword_problem",
            {"held"},
            STAYS,
            permission="needs.hold",
            label=N_("Reword a problem"),
            done=N_("Problem reworded"),
            guards=(named_once,),
        ),
        Move(
            "count_votes_for_problem",
            {"held"},
            STAYS,
            permission="needs.hold",
            label=N_("Enter the votes for a problem"),
            done=N_("Votes for a problem entered"),
            guards=(votes_within_participants,),
        ),
        Move(
            "correct_session",
            {"held"},
            STAYS,
            permission="needs.hold",
            label=N_("Correct the counts"),
            done=N_("Counts of the session corrected"),
            guards=(
                somebody_came,
                women_are_among_participants,
                counted_votes_stay_within,
            ),
        ),
        Move(
            "state_method",
            {"planned", "held"},
            STAYS,
            permission="needs.hold",
            label=N_("State the method of ranking"),
            done=N_("Method of ranking stated"),
            guards=(stated_before_counting,),
        ),
        Move(
            "list_priorities",
            {"held"},
            "listed",
            permission="needs.list",
            label=N_("Close the list of priorities"),
            done=N_("List of priority problems closed"),
            guards=(
                list_has_problems,
                four_to_ten_priorities,
                method_was_counted,
            ),
        ),
        Move(
            "choose_problem",
            {"listed"},
            STAYS,
            permission="needs.choose",
            label=N_("Mark the chosen problem"),
            done=N_("Problem marked as chosen by residents"),
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
            guards=(women_are_among_participants,),
        ),
    ),
)
