"""How a needs study lives: drafted, issued as a paper in two languages, replaced by a later one."""

from __future__ import annotations

from tapshyryk.core.lifecycle.spec import N_, NEW, STAYS, Lifecycle, Move
from tapshyryk.needs.domain.guards.needs_study import (
    concluded_in_both_languages,
    period_in_order,
    rests_on_something,
)

NEEDS_STUDY = Lifecycle(
    "needs_study",
    label=N_("Needs study"),
    states={
        "draft": N_("Draft"),
        "issued": N_("Issued"),
        "superseded": N_("Replaced by a later one"),
        "dropped": N_("Dropped"),
    },
    final={"superseded", "dropped"},
    moves=(
        Move(
            "draft_needs_study",
            NEW,
            "draft",
            permission="needs.study",
            label=N_("Draft a needs study"),
            done=N_("Needs study drafted"),
            guards=(period_in_order,),
        ),
        Move(
            "word_needs_study",
            {"draft"},
            STAYS,
            permission="needs.study",
            label=N_("Write the conclusion"),
            done=N_("Conclusion of the needs study written"),
            guards=(period_in_order,),
        ),
        Move(
            "issue_needs_study",
            {"draft"},
            "issued",
            permission="needs.issue_study",
            label=N_("Issue the needs study"),
            done=N_("Needs study issued"),
            guards=(rests_on_something, concluded_in_both_languages),
            locks=("municipality",),
        ),
        Move(
            "drop_needs_study",
            {"draft"},
            "dropped",
            permission="needs.study",
            label=N_("Drop the draft"),
            done=N_("Draft of the needs study dropped"),
        ),
        Move(
            "supersede_needs_study",
            {"issued"},
            "superseded",
            permission="needs.supersede_study",
            label=N_("Replace by a later study"),
            done=N_("Needs study replaced by a later one"),
        ),
    ),
)
