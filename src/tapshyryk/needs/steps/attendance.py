"""The steps people take with the attendance list of a session, each with its form."""

from __future__ import annotations

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.steps import Step
from tapshyryk.needs.actions.attendance import (
    complete_attendance,
    correct_attendance_line,
    enter_attendance,
    strike_attendance_line,
)
from tapshyryk.needs.forms.attendance import CorrectLineForm, EnterAttendanceForm, StrikeLineForm

STEPS = (
    Step(
        "needs_session",
        "enter_attendance",
        enter_attendance,
        form=EnterAttendanceForm,
        waits=False,
        intro=N_(
            "A line for each person, in the codes printed on the sheet; or rows copied from a spreadsheet."
        ),
    ),
    Step(
        "needs_session",
        "complete_attendance",
        complete_attendance,
        waits=False,
        intro=N_("The number of participants and of women is then taken from the list, and follows it."),
    ),
    Step(
        "needs_session",
        "correct_attendance_line",
        correct_attendance_line,
        form=CorrectLineForm,
        waits=False,
        intro=N_("The record keeps which line was corrected, and never whose it is."),
    ),
    Step("needs_session", "strike_attendance_line", strike_attendance_line, form=StrikeLineForm, waits=False),
)
