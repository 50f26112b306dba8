"""How results are reported and heard, what follows is decided, and the order is watched afterwards."""

from __future__ import annotations

from tapshyryk.core.lifecycle.spec import N_, NEW, STAYS, Lifecycle, Move

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
        ),
        Move(
            "enter_result",
            {"draft"},
            STAYS,
            permission="impact.report",
            label=N_("Enter a result"),
            done=N_("Result entered"),
        ),
        Move(
            "submit_results",
            {"draft"},
            "submitted",
            permission="impact.report",
            label=N_("Submit the results"),
            done=N_("Results submitted"),
        ),
        Move(
            "return_results",
            {"submitted"},
            "draft",
            permission="impact.accept",
            label=N_("Return for correction"),
            done=N_("Results returned for correction"),
        ),
        Move(
            "accept_results",
            {"submitted"},
            "accepted",
            permission="impact.accept",
            label=N_("Accept the results"),
            done=N_("Results accepted"),
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
            locks=("order",),
        ),
        Move(
            "check_after_a_year",
            {"decided"},
            "checked",
            permission="impact.check",
            label=N_("Record the check after a year"),
            done=N_("Checked after a year"),
            locks=("order",),
        ),
    ),
)
