"""Recording what is done to a municipality's entry in the register."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import Deed, record
from tapshyryk.places.models import Municipality


def record_of(municipality: Municipality, verb: str, *, actor: Actor, write: Callable[[], Deed]) -> Any:
    """Record the deed `verb` of the municipality; `write` does the writing, as in `record`."""
    return record(
        verb,
        actor=actor,
        scope=municipality,
        write=write,
        subject_type="municipality",
        subject_id=str(municipality.pk),
        subject_label=municipality.slug,
        municipality=str(municipality.pk),
    )
