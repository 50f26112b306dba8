"""Printing what a needs session is held with: announcement, sheet to sign on, tally, minutes to fill in."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.documents.storing import DocumentRef, make_document
from tapshyryk.core.identities.choices import AgeBand
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.needs.domain.attendance import BAND_LETTERS
from tapshyryk.needs.models import NeedsSession, SocialGroup
from tapshyryk.needs.queries.attendance import village_names


def invite_to_session(
    session: NeedsSession,
    *,
    actor: Actor,
    roles: Collection[str],
    language: str,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Invite by letter whoever holds one of `roles` here, and make the announcement to hang up."""

    def effect(session: NeedsSession, ask: Ask[Any]) -> Deed:
        paper = _paper(session, "announcement", language, 0)
        return Deed(detail={"roles": sorted(roles), "language": language}, documents=(paper,))

    return perform(session, "invite_to_session", actor=actor, effect=effect, override=override)


def print_attendance(
    session: NeedsSession,
    *,
    actor: Actor,
    language: str,
    rows: int,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Make the attendance sheet in `language` with `rows` lines to sign; it stands in the act's documents."""

    def effect(session: NeedsSession, ask: Ask[Any]) -> Deed:
        paper = _paper(session, "attendance", language, rows)
        return Deed(detail={"language": language, "rows": rows}, documents=(paper,))

    return perform(session, "print_attendance", actor=actor, effect=effect, override=override)


def print_session_kit(
    session: NeedsSession,
    *,
    actor: Actor,
    language: str,
    rows: int,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Make one paper of all: announcement, sheet with `rows` lines, slips, tally, minutes to fill in."""

    def effect(session: NeedsSession, ask: Ask[Any]) -> Deed:
        paper = _paper(session, "session-kit", language, rows)
        return Deed(detail={"language": language, "rows": rows}, documents=(paper,))

    return perform(session, "print_session_kit", actor=actor, effect=effect, override=override)


def _paper(session: NeedsSession, name: str, language: str, rows: int) -> DocumentRef:
    with translation.override(language):
        titles = {
            "announcement": gettext("Announcement"),
            "attendance": gettext("Attendance sheet"),
            "session-kit": gettext("All papers of the session"),
        }
        return make_document(
            f"needs/{name}",
            {
                "event": str(session.title),
                "planned": session.planned_for,
                "hour": "" if session.begins_at is None else f"{session.begins_at:%H:%M}",
                "place": session.venue,
                "villages": list(village_names(session).values()),
                "bands": [
                    {"code": letter, "label": str(label)}
                    for letter, label in zip(BAND_LETTERS, AgeBand.labels, strict=True)
                ],
                "groups": [
                    {"code": str(number), "label": str(label)}
                    for number, label in enumerate(SocialGroup.labels, start=1)
                ],
                "rows": rows,
            },
            subject=session,
            language=language,
            title=titles[name],
            page=page_of(session, language),
        )


def page_of(session: NeedsSession, language: str) -> str:
    """The path of the session's public page."""
    return f"/{language}/sessions/{session.slug}/"
