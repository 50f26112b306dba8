"""A municipality's joining brought to a stage of its life, for the tests of this room and of the pages."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

from tapshyryk.core import clock
from tapshyryk.core.files.checking import CheckedFile, check_file
from tapshyryk.needs.actions.joining import accept_joining, express_interest
from tapshyryk.needs.models import Joining
from tests.world import World

MORNING = datetime(2026, 1, 12, 4, 0, tzinfo=UTC)
"""Ten in Bishkek on 12 January 2026."""

WHY = "Айылдарда балдар бакчасы жок, карылар жалгыз калды."
REASON = "Кеңеш колдойт, адистер бар."


def decision() -> CheckedFile:
    """A scan of the council's decision: a picture of one dot."""
    from PIL import Image

    content = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(content, "PNG")
    content.seek(0)
    return check_file(content, name="Чечим.png")


def expressed(world: World, **given: Any) -> Joining:
    """A request made by the head on 12 January 2026, with the council's decision attached."""
    joining = Joining(municipality=world.municipality)
    values = {
        "why": WHY,
        "themes": ["preschool", "elderly"],
        "contact_role": "municipal_specialist",
        "council_decision": "2026-жылдын 9-январындагы № 1 чечим",
        "council_file": decision(),
        **given,
    }
    with clock.at(MORNING):
        express_interest(joining, actor=world.actor("head"), **values)
    return joining


def joined(world: World) -> Joining:
    """A municipality accepted on the same day."""
    joining = expressed(world)
    with clock.at(MORNING):
        accept_joining(joining, actor=world.actor("ministry specialist"), reason=REASON)
    return joining
