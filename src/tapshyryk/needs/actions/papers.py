"""Printing what a needs session is held with: the sheet on which those who come sign."""

from __future__ import annotations

from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.documents.storing import make_document
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.needs.models import NeedsSession


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
        with translation.override(language):
            paper = make_document(
                "needs/attendance",
                {
                    "event": str(session.title),
                    "planned": session.planned_for,
                    "place": session.venue,
                    "rows": rows,
                },
                subject=session,
                language=language,
                title=gettext("Attendance sheet"),
            )
        return Deed(detail={"language": language, "rows": rows}, documents=(paper,))

    return perform(session, "print_attendance", actor=actor, effect=effect, override=override)
