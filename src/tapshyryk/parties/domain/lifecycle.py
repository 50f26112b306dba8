"""How organisations are registered, roles given and powers delegated."""

from __future__ import annotations

from tapshyryk.core.lifecycle.spec import N_, NEW, STAYS, Lifecycle, Move
from tapshyryk.parties.domain.guards import (
    giver_is_state_body,
    number_is_free,
    revocation_reasoned,
    role_fits_body,
    role_is_new,
    roles_go_together,
    term_of_delegation_in_order,
    term_of_role_in_order,
)

ORGANISATION = Lifecycle(
    "organisation",
    label=N_("Organisation"),
    states={
        "registered": N_("Registered"),
        "suspended": N_("Suspended"),
        "closed": N_("Closed down"),
    },
    final={"closed"},
    moves=(
        Move(
            "register_organisation",
            NEW,
            "registered",
            permission="parties.register_organisation",
            label=N_("Register an organisation"),
            done=N_("Organisation registered"),
            guards=(number_is_free,),
        ),
        Move(
            "correct_organisation",
            {"registered"},
            STAYS,
            permission="parties.correct_organisation",
            label=N_("Correct the entry"),
            done=N_("Entry of the organisation corrected"),
            guards=(number_is_free,),
        ),
        Move(
            "suspend_organisation",
            {"registered"},
            "suspended",
            permission="parties.suspend_organisation",
            label=N_("Suspend"),
            done=N_("Organisation suspended"),
        ),
        Move(
            "restore_organisation",
            {"suspended"},
            "registered",
            permission="parties.suspend_organisation",
            label=N_("Restore"),
            done=N_("Organisation restored"),
        ),
        Move(
            "close_organisation",
            {"registered", "suspended"},
            "closed",
            permission="parties.close_organisation",
            label=N_("Record the closure"),
            done=N_("Closure of the organisation recorded"),
        ),
    ),
)

MEMBERSHIP = Lifecycle(
    "membership",
    label=N_("Role"),
    states={
        "held": N_("In force"),
        "ended": N_("Ended"),
    },
    final={"ended"},
    moves=(
        Move(
            "give_role",
            NEW,
            "held",
            permission="parties.give_role",
            label=N_("Give a role"),
            done=N_("Role given"),
            locks=("person",),
            guards=(role_fits_body, term_of_role_in_order, role_is_new, roles_go_together),
        ),
        Move(
            "end_role",
            {"held"},
            "ended",
            permission="parties.end_role",
            label=N_("End the role"),
            done=N_("Role ended"),
        ),
    ),
)

DELEGATION = Lifecycle(
    "delegation",
    label=N_("Delegated power"),
    states={
        "in_force": N_("In force"),
        "revoked": N_("Revoked"),
    },
    final={"revoked"},
    moves=(
        Move(
            "delegate_power",
            NEW,
            "in_force",
            permission="parties.delegate_power",
            label=N_("Delegate a power"),
            done=N_("Power delegated"),
            guards=(giver_is_state_body, term_of_delegation_in_order),
        ),
        Move(
            "revoke_power",
            {"in_force"},
            "revoked",
            permission="parties.delegate_power",
            label=N_("Revoke the delegation"),
            done=N_("Delegation revoked"),
            guards=(revocation_reasoned,),
        ),
    ),
)
