"""The steps people take with a needs session, each with its form."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.steps import Step
from tapshyryk.needs.actions.papers import invite_to_session, print_attendance, print_session_kit
from tapshyryk.needs.actions.problem import (
    count_votes_for_problem,
    list_priorities,
    name_problem,
    reword_problem,
)
from tapshyryk.needs.actions.session import cancel_session, correct_session, hold_session, plan_session
from tapshyryk.needs.forms.problem import (
    CountVotesForm,
    ListPrioritiesForm,
    NameProblemForm,
    RewordProblemForm,
)
from tapshyryk.needs.forms.session import (
    CancelSessionForm,
    CorrectSessionForm,
    HoldSessionForm,
    InviteForm,
    PlanSessionForm,
    PrintAttendanceForm,
)
from tapshyryk.needs.models import NeedsSession


def session_in(municipality: Any) -> NeedsSession:
    """A session about to be planned in a municipality."""
    return NeedsSession(municipality=municipality)


def day_planned(session: NeedsSession) -> date | None:
    """The day people meet."""
    return session.planned_for


STEPS = (
    Step(
        "needs_session",
        "plan_session",
        plan_session,
        form=PlanSessionForm,
        begins_at="municipality",
        begin=session_in,
        intro=N_("Residents themselves name what is missing. Invite people of every village."),
    ),
    Step(
        "needs_session",
        "invite_to_session",
        invite_to_session,
        form=InviteForm,
        waits=False,
        intro=N_("Letters go to those you choose; the announcement is for notice boards and shops."),
    ),
    Step("needs_session", "print_session_kit", print_session_kit, form=PrintAttendanceForm, waits=False),
    Step("needs_session", "print_attendance", print_attendance, form=PrintAttendanceForm, waits=False),
    Step(
        "needs_session",
        "hold_session",
        hold_session,
        form=HoldSessionForm,
        due=day_planned,
        intro=N_("Enter the counts from the attendance sheet."),
    ),
    Step(
        "needs_session",
        "name_problem",
        name_problem,
        form=NameProblemForm,
        waits=False,
        intro=N_("One problem at a time, in the words of the residents."),
    ),
    Step("needs_session", "reword_problem", reword_problem, form=RewordProblemForm, waits=False),
    Step(
        "needs_session",
        "count_votes_for_problem",
        count_votes_for_problem,
        form=CountVotesForm,
        waits=False,
    ),
    Step("needs_session", "correct_session", correct_session, form=CorrectSessionForm, waits=False),
    Step(
        "needs_session",
        "list_priorities",
        list_priorities,
        form=ListPrioritiesForm,
        intro=N_("The list is what the assembly will choose from. It cannot be changed afterwards."),
    ),
    Step("needs_session", "cancel_session", cancel_session, form=CancelSessionForm, waits=False),
)
