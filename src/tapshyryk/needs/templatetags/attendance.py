"""What the workspace page of a session says of its attendance list, to those who keep it."""

from __future__ import annotations

from typing import Any

from django import template

from tapshyryk.core.access.actors import Actor
from tapshyryk.needs.models import NeedsSession
from tapshyryk.needs.queries.attendance import may_see_attendance, village_names

register = template.Library()


@register.simple_tag
def attendance_kept(session: NeedsSession, actor: Actor | None) -> dict[str, Any]:
    """The villages the session is for, and whether the reader may open the list."""
    return {
        "villages": ", ".join(village_names(session).values()),
        "open": actor is not None and not session.source and may_see_attendance(actor, session),
    }
