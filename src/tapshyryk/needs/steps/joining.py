"""The steps people take with a municipality's joining, each with its form."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.steps import Step
from tapshyryk.needs.actions.joining import (
    accept_joining,
    answer_about_joining,
    ask_about_joining,
    correct_orientation_meeting,
    decline_joining,
    express_interest,
    give_advice,
    hold_orientation_meeting,
    withdraw_joining,
)
from tapshyryk.needs.forms.joining import (
    AnswerAboutJoiningForm,
    AskAboutJoiningForm,
    ExpressInterestForm,
    GiveAdviceForm,
    JoiningReasonForm,
    OrientationMeetingForm,
)
from tapshyryk.needs.forms.meeting_correction import CorrectOrientationMeetingForm
from tapshyryk.needs.models import Joining
from tapshyryk.needs.queries.joining import takes_part


def joining_of(municipality: Any) -> Joining | None:
    """A request about to be made, unless one is open or accepted."""
    return None if takes_part(municipality) else Joining(municipality=municipality)


STEPS = (
    Step(
        "joining",
        "express_interest",
        express_interest,
        form=ExpressInterestForm,
        begins_at="municipality",
        begin=joining_of,
        intro=N_("The state body reads the request, asks what it wants to know, and decides with a reason."),
    ),
    Step("joining", "accept_joining", accept_joining, form=JoiningReasonForm),
    Step("joining", "ask_about_joining", ask_about_joining, form=AskAboutJoiningForm, waits=False),
    Step("joining", "answer_about_joining", answer_about_joining, form=AnswerAboutJoiningForm),
    Step("joining", "decline_joining", decline_joining, form=JoiningReasonForm, waits=False),
    Step("joining", "withdraw_joining", withdraw_joining, form=JoiningReasonForm, waits=False),
    Step(
        "joining",
        "hold_orientation_meeting",
        hold_orientation_meeting,
        form=OrientationMeetingForm,
        waits=False,
        intro=N_("Before needs are assessed, residents hear what a social order is and what their part is."),
    ),
    Step(
        "joining",
        "correct_orientation_meeting",
        correct_orientation_meeting,
        form=CorrectOrientationMeetingForm,
        waits=False,
    ),
    Step("joining", "give_advice", give_advice, form=GiveAdviceForm, waits=False),
)
