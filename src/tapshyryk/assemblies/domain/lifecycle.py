"""How residents gather: convened, opened, votes counted, closed with a result, minutes signed."""

from __future__ import annotations

from tapshyryk.core.lifecycle.spec import N_, NEW, STAYS, Lifecycle, Move

ASSEMBLY = Lifecycle(
    "assembly",
    label=N_("Assembly"),
    states={
        "convened": N_("Convened"),
        "open": N_("Open"),
        "counted": N_("Votes counted"),
        "minuted": N_("Minutes signed"),
        "cancelled": N_("Cancelled"),
    },
    final={"minuted", "cancelled"},
    moves=(
        Move(
            "convene_assembly",
            NEW,
            "convened",
            permission="assemblies.convene",
            label=N_("Convene an assembly"),
            done=N_("Assembly convened"),
        ),
        Move(
            "add_option",
            {"convened"},
            STAYS,
            permission="assemblies.convene",
            label=N_("Put a problem to the vote"),
            done=N_("Problem put to the vote"),
        ),
        Move(
            "open_assembly",
            {"convened"},
            "open",
            permission="assemblies.open",
            label=N_("Open the assembly"),
            done=N_("Assembly opened"),
        ),
        Move(
            "count_hands",
            {"open"},
            STAYS,
            permission="assemblies.count",
            label=N_("Enter the counted hands"),
            done=N_("Hands counted"),
        ),
        Move(
            "note_hearing",
            {"open"},
            STAYS,
            permission="assemblies.count",
            label=N_("Note what was heard"),
            done=N_("Hearing noted"),
        ),
        Move(
            "close_vote",
            {"open"},
            "counted",
            permission="assemblies.count",
            label=N_("Close the vote"),
            done=N_("Vote closed"),
        ),
        Move(
            "run_off",
            {"counted"},
            "open",
            permission="assemblies.count",
            label=N_("Hold a run-off"),
            done=N_("Run-off called"),
        ),
        Move(
            "sign_minutes",
            {"counted"},
            "minuted",
            permission="assemblies.sign",
            label=N_("Sign the minutes"),
            done=N_("Minutes signed"),
        ),
        Move(
            "cancel_assembly",
            {"convened"},
            "cancelled",
            permission="assemblies.convene",
            label=N_("Cancel the assembly"),
            done=N_("Assembly cancelled"),
        ),
    ),
)
