"""How results are reported and heard, what follows is decided, and the order is watched afterwards."""

from __future__ import annotations

from tapshyryk.core.lifecycle.spec import N_, NEW, STAYS, Lifecycle, Move
from tapshyryk.impact.domain.guards import (
    a_year_has_passed,
    contract_signed,
    day_has_come,
    decided_before_the_end,
    decision_has_ground,
    every_indicator_has_a_result,
    every_result_has_evidence,
    evidence_is_named,
    experts_and_recipients_have_judged,
    heard_at_a_hearing,
    indicator_of_the_contract,
    no_other_report_open,
    not_decided_before,
    order_has_ended,
    order_under_way,
    period_has_ended,
    reason_written,
    residents_have_heard,
    says_what_was_seen,
)

RESULT_REPORT = Lifecycle(
    "result_report",
    label=N_("Report of results"),
    states={
        "draft": N_("Draft"),
        "submitted": N_("Submitted"),
        "accepted": N_("Accepted"),
    },
    final={"accepted"},
    moves=(
        Move(
            "draft_results",
            NEW,
            "draft",
            permission="impact.report",
            label=N_("Begin the report of results"),
            done=N_("Report of results begun"),
            guards=(
                contract_signed,
                no_other_report_open,
                period_has_ended,
            ),
            locks=("contract",),
        ),
        Move(
            "enter_result",
            {"draft"},
            STAYS,
            permission="impact.report",
            label=N_("Enter a result"),
            done=N_("Result entered"),
            guards=(
                indicator_of_the_contract,
                evidence_is_named,
            ),
        ),
        Move(
            "submit_results",
            {"draft"},
            "submitted",
            permission="impact.report",
            label=N_("Submit the results"),
            done=N_("Results submitted"),
            guards=(
                every_indicator_has_a_result,
                every_result_has_evidence,
            ),
        ),
        Move(
            "return_results",
            {"submitted"},
            "draft",
            permission="impact.accept",
            label=N_("Return for correction"),
            done=N_("Results returned for correction"),
            guards=(reason_written,),
        ),
        Move(
            "hear_results",
            {"submitted", "accepted"},
            STAYS,
            permission="impact.hear",
            label=N_("Name the assembly that heard them"),
            done=N_("Results heard by an assembly"),
            guards=(heard_at_a_hearing,),
        ),
        Move(
            "accept_results",
            {"submitted"},
            "accepted",
            permission="impact.accept",
            label=N_("Accept the results"),
            done=N_("Results accepted"),
            guards=(
                residents_have_heard,
                experts_and_recipients_have_judged,
            ),
        ),
        Move(
            "chronicle_results",
            NEW,
            "accepted",
            permission="impact.chronicle",
            label=N_("Enter results from a founding source"),
            done=N_("Results entered from a founding source"),
        ),
    ),
)

CONTINUATION = Lifecycle(
    "continuation",
    label=N_("What follows"),
    states={
        "decided": N_("Decided"),
        "checked": N_("Checked after a year"),
    },
    final={"checked"},
    moves=(
        Move(
            "decide_what_follows",
            NEW,
            "decided",
            permission="impact.decide",
            label=N_("Decide what follows"),
            done=N_("What follows decided"),
            guards=(
                order_under_way,
                not_decided_before,
                decision_has_ground,
                day_has_come,
                decided_before_the_end,
            ),
            locks=("order",),
        ),
        Move(
            "check_after_a_year",
            {"decided"},
            "checked",
            permission="impact.check",
            label=N_("Record the check after a year"),
            done=N_("Checked after a year"),
            guards=(
                order_has_ended,
                day_has_come,
                a_year_has_passed,
                says_what_was_seen,
            ),
            locks=("order",),
        ),
    ),
)
