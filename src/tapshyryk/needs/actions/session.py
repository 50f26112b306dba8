"""Planning, holding, correcting, cancelling and chronicling a needs session."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.core.slugs import readable_slug
from tapshyryk.core.wording import texts_of, write_texts
from tapshyryk.needs.actions.naming import ProblemGiven, new_problem
from tapshyryk.needs.models import NeedsSession


def _address(session: NeedsSession, year: int | str) -> str:
    """The slug a session gets when it has none: its municipality and year."""
    return session.slug or readable_slug(f"{session.municipality.slug} needs {year}", NeedsSession)


def plan_session(
    session: NeedsSession,
    *,
    actor: Actor,
    planned_for: date,
    venue: str,
    titles: Mapping[str, str] | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Plan a session that is not saved yet; its municipality is set, its titles too unless given here."""
    write_texts(session, "title", titles or {})
    session.slug = _address(session, planned_for.year)

    def effect(session: NeedsSession, ask: Ask[Any]) -> Deed:
        session.planned_for = planned_for
        session.venue = venue
        return Deed(detail={"title": texts_of(session, "title"), "planned_for": planned_for, "venue": venue})

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

    def effect(session: NeedsSession, ask: Ask[Any]) -> Deed:
        session.held_on = held_on
        session.participants = participants
        session.women = women
        return Deed(detail=given)

    return perform(session, "hold_session", actor=actor, given=given, effect=effect, override=override)


def correct_session(
    session: NeedsSession,
    *,
    actor: Actor,
    participants: int,
    women: int | None,
    reason: str,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Correct the counts of a held session; the act keeps what stood before, and the public `reason`."""
    given = {"participants": participants, "women": women}

    def effect(session: NeedsSession, ask: Ask[Any]) -> Deed:
        before = {"participants": session.participants, "women": session.women}
        session.participants = participants
        session.women = women
        return Deed(detail={"before": before, "after": given, "reason": reason})

    return perform(session, "correct_session", actor=actor, given=given, effect=effect, override=override)


def cancel_session(
    session: NeedsSession, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE
) -> Any:
    """Cancel a planned session; `reason` is public."""
    return perform(
        session,
        "cancel_session",
        actor=actor,
        effect=lambda _session, _ask: Deed(detail={"reason": reason}),
        override=override,
    )


def chronicle_session(
    session: NeedsSession,
    *,
    actor: Actor,
    period: str = "",
    held_on: date | None = None,
    participants: int | None = None,
    participants_exactness: str = "exact",
    women: int | None = None,
    priorities_found: int | None = None,
    note: str = "",
    source: str,
    problems: Iterable[ProblemGiven] = (),
    override: Override = NO_OVERRIDE,
) -> Any:
    """Enter a session as a founding source tells of it; what the source does not say stays None.

    `problems` are those the source names; they stand on the list, and one that residents chose is marked so.
    """
    session.slug = _address(session, held_on.year if held_on else period[:4])
    given = {"participants": participants, "women": women}

    def effect(session: NeedsSession, ask: Ask[Any]) -> Deed:
        session.period = period
        session.held_on = held_on
        session.participants = participants
        session.participants_exactness = participants_exactness
        session.women = women
        session.priorities_found = priorities_found
        session.note = note
        session.source = source
        made = [new_problem(session, one, is_priority=True) for one in problems]
        return Deed(
            detail={
                "period": period,
                "held_on": held_on,
                "participants": participants,
                "participants_exactness": participants_exactness,
                "women": women,
                "priorities_found": priorities_found,
                "source": source,
                "problems": [problem.slug for problem in made],
            }
        )

    return perform(session, "chronicle_session", actor=actor, given=given, effect=effect, override=override)
