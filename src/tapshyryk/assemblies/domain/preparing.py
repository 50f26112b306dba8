"""The moves by which a vote is prepared: costs, the voters' roll, ballots, codes and papers."""

from __future__ import annotations

from typing import Final

from tapshyryk.assemblies.domain.guards.gathering import something_is_voted_on
from tapshyryk.assemblies.domain.guards.voting import (
    old_enough,
    once_on_the_roll,
    roll_is_there,
    votes_on_paper,
    votes_online,
)
from tapshyryk.core.lifecycle.spec import N_, STAYS, Move

PREPARING: Final = (
    Move(
        "cost_options",
        {"convened"},
        STAYS,
        permission="assemblies.convene",
        label=N_("Enter what each problem costs"),
        done=N_("Costs of the options entered"),
        guards=(something_is_voted_on,),
    ),
    Move(
        "enter_roll",
        {"convened", "open"},
        STAYS,
        permission="assemblies.enter_roll",
        label=N_("Enter people on the voters' roll"),
        done=N_("People entered on the voters' roll"),
        guards=(old_enough, once_on_the_roll),
    ),
    Move(
        "strike_from_roll",
        {"convened", "open"},
        STAYS,
        permission="assemblies.roll",
        label=N_("Strike a person off the voters' roll"),
        done=N_("A person struck off the voters' roll"),
    ),
    Move(
        "take_roll_out",
        {"convened", "open", "counted", "minuted"},
        STAYS,
        permission="assemblies.roll",
        label=N_("Take the voters' roll out as a table"),
        done=N_("Voters' roll taken out as a table"),
    ),
    Move(
        "print_assembly_kit",
        {"convened", "open"},
        STAYS,
        permission="assemblies.roll",
        label=N_("Print all papers of the assembly"),
        done=N_("All papers of the assembly printed"),
        public=False,
    ),
    Move(
        "print_ballots",
        {"convened", "open"},
        STAYS,
        permission="assemblies.count",
        label=N_("Print paper ballots"),
        done=N_("Paper ballots printed"),
        guards=(something_is_voted_on, votes_on_paper),
    ),
    Move(
        "issue_voting_codes",
        {"convened", "open"},
        STAYS,
        permission="assemblies.roll",
        label=N_("Make codes for the online vote"),
        done=N_("Codes for the online vote made"),
        guards=(votes_online, roll_is_there),
    ),
)
