"""The steps people take with the facilitation tools of a session, each with its form."""

from __future__ import annotations

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.steps import Step
from tapshyryk.needs.actions.method import state_method
from tapshyryk.needs.actions.session_tool import (
    correct_tool,
    prepare_tool,
    print_tool_blank,
    record_tool,
    withdraw_tool,
)
from tapshyryk.needs.forms.session_tool import (
    CorrectToolForm,
    PrepareToolForm,
    PrintToolForm,
    RecordToolForm,
    StateMethodForm,
    WithdrawToolForm,
)
from tapshyryk.needs.models import NeedsSession, SessionTool


def tool_at(session: NeedsSession) -> SessionTool | None:
    """A tool about to be prepared; none for a session that does not take place."""
    return SessionTool(session=session) if session.state != "cancelled" else None


def session_was_held(tool: SessionTool, actor: Actor) -> bool:
    """Whether people have met, so that the result can be entered."""
    return bool(tool.session.state == "held")


STEPS = (
    Step(
        "needs_session",
        "state_method",
        state_method,
        form=StateMethodForm,
        waits=False,
        intro=N_("Votes by show of hands unless you state another method."),
    ),
    Step(
        "session_tool",
        "prepare_tool",
        prepare_tool,
        form=PrepareToolForm,
        begins_at="needs_session",
        begin=tool_at,
        intro=N_("Tools with which everybody is heard, also those who do not speak up."),
    ),
    Step("session_tool", "print_tool_blank", print_tool_blank, form=PrintToolForm, waits=False),
    Step("session_tool", "record_tool", record_tool, form=RecordToolForm, waits=session_was_held),
    Step("session_tool", "correct_tool", correct_tool, form=CorrectToolForm, waits=False),
    Step("session_tool", "withdraw_tool", withdraw_tool, form=WithdrawToolForm, waits=False),
)
