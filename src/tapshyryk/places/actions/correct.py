"""Correcting what the register says of a municipality, and adding a figure of its population."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Final

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.checking import checked
from tapshyryk.core.lifecycle.engine import Deed
from tapshyryk.places.actions.recording import record_of
from tapshyryk.places.models import Municipality, PopulationFigure

CORRECTABLE: Final = (
    "name_ky",
    "name_ru",
    "name_en",
    "centre_ky",
    "km_to_oblast_centre",
    "km_to_bishkek",
    "latitude",
    "longitude",
    "position_source",
    "source",
)
"""What may be corrected; the slug is a permanent address, and the oblast is what the slug was entered for."""


def correct_municipality(municipality: Municipality, *, actor: Actor, **values: Any) -> Any:
    """Set the given fields of a municipality; the act tells each field's value before and after.

    Raises TypeError for a field that is not in `CORRECTABLE`, Refused when a value is wrong.
    """
    strange = set(values) - set(CORRECTABLE)
    if strange:
        raise TypeError(f"{sorted(strange)[0]} of a municipality is not corrected")

    def write() -> Deed:
        municipality.refresh_from_db(from_queryset=Municipality._base_manager.select_for_update(of=("self",)))
        changes = {}
        for name, value in values.items():
            before = getattr(municipality, name)
            if before != value:
                setattr(municipality, name, value)
                changes[name] = {"before": _exact(before), "after": _exact(value)}
        checked(municipality).save()
        return Deed(detail={"changes": changes})

    return record_of(municipality, "correct_municipality", actor=actor, write=write)


def record_population(
    municipality: Municipality, *, actor: Actor, people: int, source: str, year: int | None = None
) -> Any:
    """Add how many people live there as `source` gives it; an earlier figure of another source stays."""

    def write() -> Deed:
        figure = PopulationFigure(municipality=municipality, people=people, year=year, source=source)
        checked(figure).save(force_insert=True)
        return Deed(detail={"people": people, "year": year, "source": source})

    return record_of(municipality, "record_population", actor=actor, write=write)


def _exact(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal | date) else value
