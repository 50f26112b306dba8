"""The settlements a session's map notes may stand in, named in the reader's language."""

from __future__ import annotations

from tapshyryk.core.wording import wording
from tapshyryk.needs.models import NeedsSession
from tapshyryk.needs.queries.attendance import village_names
from tapshyryk.places.models import Settlement


def villages_for_maps(session: NeedsSession) -> dict[str, str]:
    """Those of the municipality by key: first those the session is for, by their codes, then the others."""
    others = Settlement.objects.filter(municipality=session.municipality_id)
    return village_names(session) | {str(one.pk): str(wording(one, "name")) for one in others}
