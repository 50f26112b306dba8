"""Issuing the minutes of a session whose list of priorities is closed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from tapshyryk.core import formats
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.documents.storing import DocumentRef, make_document
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.core.wording import wording
from tapshyryk.needs.actions.papers import page_of
from tapshyryk.needs.explaining import explained
from tapshyryk.needs.models import NeedsSession, Problem, SessionOrder
from tapshyryk.needs.queries.attendance import parts_of, public_counts_on, village_names

LANGUAGES = ("ky", "ru")


def issue_session_minutes(session: NeedsSession, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Make the minutes in Kyrgyz and Russian, published with the act; nobody is named in them."""

    def effect(session: NeedsSession, ask: Ask[Any]) -> Deed:
        session.closed_on = ask.today
        return Deed(documents=tuple(_minutes(session, language) for language in LANGUAGES))

    return perform(session, "issue_session_minutes", actor=actor, effect=effect, override=override)


def _minutes(session: NeedsSession, language: str) -> DocumentRef:
    problems = list(session.problems.order_by("rank", "pk"))
    counts = public_counts_on(session)
    kept = SessionOrder.objects.filter(session=session).first()
    with translation.override(language):
        titles = {problem.slug: str(wording(problem, "title")) for problem in problems}
        villages = village_names(session)
        return make_document(
            "needs/session-minutes",
            {
                "event": str(session.title),
                "held": session.held_on,
                "hour": "" if session.begins_at is None else f"{session.begins_at:%H:%M}",
                "place": session.venue,
                "villages": list(villages.values()),
                "present": session.participants,
                "women": session.women_told,
                "parts": [
                    {
                        "heading": heading,
                        "rows": [
                            {"label": label, "count": _told(count, language)}
                            for label, count in rows
                            if count != 0
                        ],
                    }
                    for heading, rows in (parts_of(counts, villages) if counts else ())
                ],
                "hidden": counts is not None and counts.hides_something,
                "problems": [_listed(problem, titles) for problem in problems if problem.rank],
                "others": [titles[problem.slug] for problem in problems if not problem.rank],
                "method": list(explained(kept.explanation, titles)) if kept else [],
            },
            subject=session,
            language=language,
            title=gettext("Minutes of the session"),
            page=page_of(session, language),
        )


def _listed(problem: Problem, titles: Mapping[str, str]) -> dict[str, Any]:
    return {"rank": problem.rank, "title": titles[problem.slug], "votes": problem.votes}


def _told(count: int | None, language: str) -> str:
    """A count, or that it is hidden."""
    return gettext("not shown") if count is None else formats.number(count, language)
