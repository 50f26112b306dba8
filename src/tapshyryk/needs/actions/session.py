"""Planning and holding a needs session."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.needs.models import NeedsSession


def plan_session(
    session: NeedsSession, *, actor: Actor, planned_for: date, venue: str, override: Override = NO_OVERRIDE
) -> Any:
    """Plan a session that is not saved yet; its municipality and titles are already set."""

    def effect(session: NeedsSession, ask: Any) -> Deed:
        session.planned_for = planned_for
        session.venue = venue
        return Deed(detail={"planned_for": planned_for, "venue": venue})

    return perform(session, "plan_session", actor=actor, effect=effect, override=override)


def hold_session(
    session: NeedsSession,
    *,
    actor: Actor,
    held_on: date,
    participants: int,
    women: int | None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Record that the session was held, by how many people, of which women."""
    given = {"held_on": held_on, "participants": participants, "women": women}

    def effect(session: NeedsSession, ask: Any) -> Deed:
        session.held_on = held_on
        session.participants = participants
        session.women = women
        return Deed(detail=given)

    return perform(session, "hold_session", actor=actor, given=given, effect=effect, override=override)
