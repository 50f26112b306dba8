"""How the lists of several sessions become one: begun, the same problems joined, closed."""

from __future__ import annotations

from tapshyryk.core.lifecycle.spec import N_, NEW, STAYS, Lifecycle, Move
from tapshyryk.needs.domain.guards.priority_list import (
    at_most_one_of_each_session,
    several_sessions,
)
from tapshyryk.needs.domain.guards.session import four_to_ten_priorities, list_has_problems

PRIORITY_LIST = Lifecycle(
    "priority_list",
    label=N_("Common list of priorities"),
    states={
        "draft": N_("Being drawn up"),
        "closed": N_("Closed"),
        "withdrawn": N_("Withdrawn"),
    },
    final={"closed", "withdrawn"},
    moves=(
        Move(
            "begin_priority_list",
            NEW,
            "draft",
            permission="needs.consolidate",
            label=N_("Join the lists of several sessions"),
            done=N_("Common list of priorities begun"),
            guards=(several_sessions,),
        ),
        Move(
            "change_priority_list",
            {"draft"},
            STAYS,
            permission="needs.consolidate",
            label=N_("Change the sessions or the method"),
            done=N_("Sessions or method of the common list changed"),
            guards=(several_sessions,),
        ),
        Move(
            "join_suggested",
            {"draft"},
            STAYS,
            permission="needs.consolidate",
            label=N_("Join problems that are alike"),
            done=N_("Problems that are alike joined"),
            guards=(at_most_one_of_each_session,),
        ),
        Move(
            "join_problems",
            {"draft"},
            STAYS,
            permission="needs.consolidate",
            label=N_("Join the same problem of several sessions"),
            done=N_("The same problem of several sessions joined"),
            guards=(at_most_one_of_each_session,),
        ),
        Move(
            "part_problems",
            {"draft"},
            STAYS,
            permission="needs.consolidate",
            label=N_("Part joined problems"),
            done=N_("Joined problems parted"),
        ),
        Move(
            "close_priority_list",
            {"draft"},
            "closed",
            permission="needs.list",
            label=N_("Close the common list"),
            done=N_("Common list of priorities closed"),
            guards=(list_has_problems, four_to_ten_priorities),
        ),
        Move(
            "withdraw_priority_list",
            {"draft"},
            "withdrawn",
            permission="needs.consolidate",
            label=N_("Withdraw the common list"),
            done=N_("Common list of priorities withdrawn"),
        ),
    ),
)
