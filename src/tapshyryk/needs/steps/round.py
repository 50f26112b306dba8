"""The steps people take with a house-to-house round, each with its form."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.steps import NothingToFill, Step
from tapshyryk.needs.actions.round import (
    add_route,
    assign_route,
    begin_round,
    cancel_round,
    close_round,
    enter_visits,
    plan_round,
)
from tapshyryk.needs.actions.round_papers import print_route_sheet
from tapshyryk.needs.actions.round_team import change_team, form_team
from tapshyryk.needs.forms.round import (
    AddRouteForm,
    AssignRouteForm,
    CancelRoundForm,
    ChangeTeamForm,
    EnterVisitsForm,
    FormTeamForm,
    PlanRoundForm,
    PrintRouteSheetForm,
)
from tapshyryk.needs.models import Round


def round_in(municipality: Any) -> Round:
    """A round about to be planned in a municipality."""
    return Round(municipality=municipality)


def first_day(this: Round) -> date | None:
    """The day the teams set out."""
    return this.starts_on


def last_day(this: Round) -> date | None:
    """The day by which every house has been visited."""
    return this.ends_on


STEPS = (
    Step(
        "round",
        "plan_round",
        plan_round,
        form=PlanRoundForm,
        begins_at="municipality",
        begin=round_in,
        intro=N_("Teams go from house to house and find people whom no register knows."),
    ),
    Step(
        "round",
        "form_team",
        form_team,
        form=FormTeamForm,
        waits=False,
        intro=N_("Nobody goes alone: two or more walk together."),
    ),
    Step("round", "change_team", change_team, form=ChangeTeamForm, waits=False),
    Step(
        "round",
        "add_route",
        add_route,
        form=AddRouteForm,
        waits=False,
        intro=N_("One street at a time, or a part of it. Its households are what coverage is counted by."),
    ),
    Step("round", "assign_route", assign_route, form=AssignRouteForm, waits=False),
    Step("round", "print_route_sheet", print_route_sheet, form=PrintRouteSheetForm, waits=False),
    Step("round", "begin_round", begin_round, form=NothingToFill, due=first_day),
    Step("round", "enter_visits", enter_visits, form=EnterVisitsForm, waits=False),
    Step("round", "close_round", close_round, form=NothingToFill, due=last_day),
    Step("round", "cancel_round", cancel_round, form=CancelRoundForm, waits=False),
)
