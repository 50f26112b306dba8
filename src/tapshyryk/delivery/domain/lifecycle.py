"""How recipients are registered and served in groups, and how contributions are recorded."""

from __future__ import annotations

from tapshyryk.core.lifecycle.spec import N_, NEW, STAYS, Lifecycle, Move

RECIPIENT = Lifecycle(
    "recipient",
    label=N_("Recipient"),
    states={
        "registered": N_("Registered"),
        "served": N_("Receiving services"),
        "left": N_("Left"),
    },
    final={"left"},
    moves=(
        Move(
            "register_recipient",
            NEW,
            "registered",
            permission="delivery.register",
            label=N_("Register a recipient"),
            done=N_("Recipient registered"),
            public=False,
        ),
        Move(
            "correct_recipient",
            {"registered", "served"},
            STAYS,
            permission="delivery.register",
            label=N_("Correct the card"),
            done=N_("Social card corrected"),
            public=False,
        ),
        Move(
            "begin_service",
            {"registered"},
            "served",
            permission="delivery.walk",
            label=N_("Begin service"),
            done=N_("Service of a recipient begun"),
            public=False,
        ),
        Move(
            "leave_service",
            {"registered", "served"},
            "left",
            permission="delivery.register",
            label=N_("Record that the recipient left"),
            done=N_("Recipient left"),
            public=False,
        ),
    ),
)

GROUP = Lifecycle(
    "group",
    label=N_("Group"),
    states={
        "forming": N_("Forming"),
        "running": N_("Running"),
        "ended": N_("Ended"),
    },
    final={"ended"},
    moves=(
        Move(
            "form_group",
            NEW,
            "forming",
            permission="delivery.group",
            label=N_("Form a group"),
            done=N_("Group formed"),
            locks=("contract",),
        ),
        Move(
            "enrol",
            {"forming", "running"},
            STAYS,
            permission="delivery.enrol",
            label=N_("Enrol a recipient"),
            done=N_("Recipient enrolled"),
            public=False,
        ),
        Move(
            "start_group",
            {"forming"},
            "running",
            permission="delivery.group",
            label=N_("Start the group"),
            done=N_("Group started"),
        ),
        Move(
            "record_attendance",
            {"running"},
            STAYS,
            permission="delivery.attend",
            label=N_("Record attendance"),
            done=N_("Attendance recorded"),
            public=False,
        ),
        Move(
            "end_group",
            {"running"},
            "ended",
            permission="delivery.group",
            label=N_("End the group"),
            done=N_("Group ended"),
        ),
    ),
)

CONTRIBUTION = Lifecycle(
    "contribution",
    label=N_("Contribution"),
    states={
        "recorded": N_("Recorded"),
        "reversed": N_("Reversed"),
    },
    final={"reversed"},
    moves=(
        Move(
            "record_contribution",
            NEW,
            "recorded",
            permission="delivery.contribute",
            label=N_("Record a contribution"),
            done=N_("Contribution recorded"),
        ),
        Move(
            "reverse_contribution",
            {"recorded"},
            "reversed",
            permission="delivery.contribute",
            label=N_("Reverse the contribution"),
            done=N_("Contribution reversed"),
        ),
        Move(
            "chronicle_contribution",
            NEW,
            "recorded",
            permission="delivery.chronicle",
            label=N_("Enter a contribution from a founding source"),
            done=N_("Contribution entered from a founding source"),
        ),
    ),
)
