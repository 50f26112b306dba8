"""Who reads the files handed in for the needs room."""

from __future__ import annotations

from typing import Any

from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor, holdings_of
from tapshyryk.core.files.checking import PHOTOS
from tapshyryk.core.files.purposes import Purpose
from tapshyryk.needs.actions.joining import COUNCIL_SUPPORT
from tapshyryk.needs.models import Joining
from tapshyryk.needs.papers import ROUTE_SHEET
from tapshyryk.needs.queries.photos import PHOTO, SMALL_PHOTO, may_see_photo
from tapshyryk.needs.queries.rounds import walks_the_round


def sees_the_joining(actor: Actor | None, kept: Any) -> bool:
    """Whether the actor works for the municipality or for the state body that reviews it."""
    if actor is None:
        return False
    today = clock.today()
    held = [holding for holding in holdings_of(actor) if holding.valid_on(today)]
    return bool(Joining.near_to(held).filter(pk=kept.subject_id).exists())


PURPOSES = (
    Purpose(COUNCIL_SUPPORT, may_read=sees_the_joining),
    Purpose(ROUTE_SHEET, may_read=walks_the_round, accepted=()),
    Purpose(PHOTO, may_read=may_see_photo, accepted=PHOTOS),
    Purpose(SMALL_PHOTO, may_read=may_see_photo, accepted=PHOTOS),
)
