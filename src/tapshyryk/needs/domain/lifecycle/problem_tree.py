"""How the causes of a problem are traced: a tree is begun, grows and is changed, and is settled."""

from __future__ import annotations

from tapshyryk.core.lifecycle.spec import N_, NEW, STAYS, Lifecycle, Move
from tapshyryk.needs.domain.guards.problem_tree import (
    does_not_hang_on_itself,
    hangs_on_its_side,
    some_cause_is_named,
)

PROBLEM_TREE = Lifecycle(
    "problem_tree",
    label=N_("Problem tree"),
    states={
        "growing": N_("Being drawn"),
        "settled": N_("Agreed upon"),
    },
    moves=(
        Move(
            "begin_tree",
            NEW,
            "growing",
            permission="needs.trace",
            label=N_("Trace the causes of a problem"),
            done=N_("Problem tree begun"),
        ),
        Move(
            "add_branch",
            {"growing"},
            STAYS,
            permission="needs.trace",
            label=N_("Add a cause or an effect"),
            done=N_("Cause or effect added"),
            guards=(hangs_on_its_side,),
        ),
        Move(
            "reword_branch",
            {"growing"},
            STAYS,
            permission="needs.trace",
            label=N_("Reword a cause or an effect"),
            done=N_("Cause or effect reworded"),
        ),
        Move(
            "move_branch",
            {"growing"},
            STAYS,
            permission="needs.trace",
            label=N_("Move a cause or an effect"),
            done=N_("Cause or effect moved"),
            guards=(hangs_on_its_side, does_not_hang_on_itself),
        ),
        Move(
            "remove_branch",
            {"growing"},
            STAYS,
            permission="needs.trace",
            label=N_("Remove a cause or an effect"),
            done=N_("Cause or effect removed"),
        ),
        Move(
            "print_tree",
            {"growing", "settled"},
            STAYS,
            permission="needs.trace",
            label=N_("Print the problem tree"),
            done=N_("Problem tree printed"),
        ),
        Move(
            "settle_tree",
            {"growing"},
            "settled",
            permission="needs.trace",
            label=N_("Settle the tree"),
            done=N_("Problem tree settled"),
            guards=(some_cause_is_named,),
        ),
        Move(
            "reopen_tree",
            {"settled"},
            "growing",
            permission="needs.trace",
            label=N_("Change the tree again"),
            done=N_("Problem tree opened again"),
        ),
    ),
)
