"""Planning, holding, correcting, cancelling and chronicling a needs session."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import Refused, gone
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.core.slugs import readable_slug
from tapshyryk.core.wording import texts_of, write_texts
from tapshyryk.needs.actions.naming import ProblemGiven, new_problem
from tapshyryk.needs.domain.attendance import women_told
from tapshyryk.needs.models import NeedsSession, SessionSettlement
from tapshyryk.places.models import Settlement


def _address(session: NeedsSession, year: int | str) -> str:
    """The slug a session gets when it has none: its municipality and year."""
    return session.slug or readable_slug(f"{session.municipality.slug} needs {year}", NeedsSession)


def plan_session(
    session: NeedsSession,
    *,
    actor: Actor,
    planned_for: date,
    venue: str,
    begins_at: time | None = None,
    settlements: Sequence[Settlement] = (),
    expected: int | None = None,
    titles: Mapping[str, str] | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Plan a session that is not saved yet; its municipality is set, its titles too unless given here.

    `settlements` are those it is for, in the order of their codes on the sheet (empty: of nobody in
    particular); `begins_at` is the hour in Bishkek, `expected` how many people are hoped for.
    """
    write_texts(session, "title", titles or {})
    session.slug = _address(session, planned_for.year)

    def effect(session: NeedsSession, ask: Ask[Any]) -> Deed:
        session.planned_for = planned_for
        session.venue = venue
        session.begins_at = begins_at
        session.expected = expected
        for number, place in enumerate(settlements, start=1):
            if place.municipality_id != session.municipality_id:
                raise Refused((gone(),))
            SessionSettlement(session=session, settlement=place, number=number).save(force_insert=True)
        return Deed(
            detail={
                "title": texts_of(session, "title"),
                "planned_for": planned_for,
                "begins_at": "" if begins_at is None else f"{begins_at:%H:%M}",
                "venue": venue,
                "settlements": [texts_of(place, "name") for place in settlements],
                "expected": expected,
            }
        )

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
        told = women_told(participants, women, session.list_is_whole)
        return Deed(detail=given | {"women": told}, private={"women": women})

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
        return Deed(
            detail={"before": _told(session, before), "after": _told(session, given), "reason": reason},
            private={"before": before["women"], "after": women},
        )

    return perform(session, "correct_session", actor=actor, given=given, effect=effect, override=override)


def cancel_session(
    session: NeedsSession, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE
) -> Any:
    """Cancel a planned session; `reason` is public."""

    def effect(session: NeedsSession, ask: Ask[Any]) -> Deed:
        session.closed_on = ask.today
        return Deed(detail={"reason": reason})

    return perform(session, "cancel_session", actor=actor, effect=effect, override=override)


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


def _told(session: NeedsSession, counts: Mapping[str, int | None]) -> dict[str, int | None]:
    """The counts as everybody may know them."""
    women = women_told(counts["participants"], counts["women"], session.list_is_whole)
    return {"participants": counts["participants"], "women": women}
