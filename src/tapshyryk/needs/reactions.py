"""What the needs room does by itself: once the list of priorities is closed, the minutes are issued."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.access.actors import System
from tapshyryk.core.lifecycle.registry import when
from tapshyryk.needs.actions.minutes import issue_session_minutes
from tapshyryk.needs.models import NeedsSession


@when("list_priorities")
def minutes_follow_the_list(session: NeedsSession, act: Any) -> None:
    """Issue the minutes of the session with its list."""
    issue_session_minutes(session, actor=System("lifecycle"))
