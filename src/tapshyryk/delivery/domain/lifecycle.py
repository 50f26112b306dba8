"""How recipients are registered and served in groups, and how contributions are recorded."""

from __future__ import annotations

from tapshyryk.core.lifecycle.spec import N_, NEW, STAYS, Lifecycle, Move
from tapshyryk.delivery.domain import guards
from tapshyryk.money.domain.guards import amount_positive, day_not_in_future, kind_is_known, not_reversed_yet

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
            guards=(guards.consent_recorded, guards.born_before_registration, guards.fits_target_group),
        ),
        Move(
            "register_from_card",
            NEW,
            "registered",
            permission="delivery.register_from_card",
            label=N_("Register from a social card"),
            done=N_("Recipient registered from a social card"),
            public=False,
            guards=(guards.consent_recorded, guards.born_before_registration, guards.fits_target_group),
        ),
        Move(
            "correct_recipient",
            {"registered", "served"},
            STAYS,
            permission="delivery.register",
            label=N_("Correct the card"),
            done=N_("Social card corrected"),
            public=False,
            guards=(guards.born_before_registration,),
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
            guards=(guards.left_on_a_past_day,),
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
            guards=(guards.contract_in_force,),
        ),
        Move(
            "enrol",
            {"forming", "running"},
            STAYS,
            permission="delivery.enrol",
            label=N_("Enrol a recipient"),
            done=N_("Recipient enrolled"),
            public=False,
            guards=(
                guards.contract_in_force,
                guards.enrolled_on_own_order,
                guards.once_in_group,
                guards.group_has_places,
            ),
        ),
        Move(
            "start_group",
            {"forming"},
            "running",
            permission="delivery.group",
            label=N_("Start the group"),
            done=N_("Group started"),
            guards=(guards.contract_in_force, guards.group_days_in_order),
            locks=("contract",),
        ),
        Move(
            "record_attendance",
            {"running"},
            STAYS,
            permission="delivery.attend",
            label=N_("Record attendance"),
            done=N_("Attendance recorded"),
            public=False,
            guards=(guards.attended_on_a_past_day, guards.attended_after_start, guards.attended_by_enrolled),
        ),
        Move(
            "end_group",
            {"running"},
            "ended",
            permission="delivery.group",
            label=N_("End the group"),
            done=N_("Group ended"),
            guards=(guards.group_days_in_order,),
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
            guards=(guards.contribution_split, kind_is_known, amount_positive, day_not_in_future),
        ),
        Move(
            "reverse_contribution",
            {"recorded"},
            "reversed",
            permission="delivery.reverse",
            label=N_("Reverse the contribution"),
            done=N_("Contribution reversed"),
            guards=(not_reversed_yet, guards.reversal_has_reason),
        ),
        Move(
            "chronicle_contribution",
            NEW,
            "recorded",
            permission="delivery.chronicle",
            label=N_("Enter a contribution from a founding source"),
            done=N_("Contribution entered from a founding source"),
            guards=(guards.contribution_split, kind_is_known, amount_positive),
        ),
    ),
)
