"""Entering oblasts, municipalities and settlements into the register of places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.checking import checked
from tapshyryk.core.lifecycle.engine import Deed, record
from tapshyryk.core.slugs import readable_slug
from tapshyryk.core.wording import texts_of, write_texts
from tapshyryk.places.actions.recording import record_of
from tapshyryk.places.domain.naming import short_name
from tapshyryk.places.domain.oblasts import OBLASTS
from tapshyryk.places.models import Municipality, Oblast, Rayon, Settlement


def enter_oblasts(*, actor: Actor) -> Any:
    """Enter those of the country's oblasts that are missing; the act, or None when all are there."""
    present = set(Oblast.objects.values_list("iso", flat=True))
    missing = [entry for entry in OBLASTS if entry.iso not in present]
    if not missing:
        return None

    def write() -> Deed:
        for entry in missing:
            Oblast(iso=entry.iso, name_ky=entry.name_ky, name_ru=entry.name_ru, name_en=entry.name_en).save(
                force_insert=True
            )
        return Deed(detail={"oblasts": [entry.iso for entry in missing]})

    return record("enter_oblasts", actor=actor, write=write, subject_type="oblast")


def rayon_named(name_ky: str, oblast: Oblast) -> Rayon:
    """The rayon of that Kyrgyz name in the oblast, made when it is not there; call it inside an act."""
    found = Rayon.objects.filter(oblast=oblast, name_ky=name_ky).first()
    if found is None:
        found = Rayon(oblast=oblast, name_ky=name_ky)
        found.save(force_insert=True)
    return found


def register_municipality(municipality: Municipality, *, actor: Actor, rayon_ky: str = "") -> Any:
    """Enter a municipality that is not saved yet; a slug is made from its Kyrgyz name when it has none.

    `rayon_ky` names the rayon, which is entered with it when it is not known; a city of an oblast has none.
    Raises Refused when a field is wrong or the slug is taken.
    """
    municipality.slug = municipality.slug or readable_slug(
        short_name(municipality.name_ky or municipality.name_ru), Municipality, longest=60
    )

    def write() -> Deed:
        if rayon_ky:
            municipality.rayon = rayon_named(rayon_ky, municipality.oblast)
        checked(municipality).save(force_insert=True)
        return Deed(
            detail={
                "slug": municipality.slug,
                "name": texts_of(municipality, "name"),
                "kind": municipality.kind,
                "oblast": municipality.oblast.iso,
                "rayon": rayon_ky,
                "source": municipality.source,
                "example": municipality.is_example,
            }
        )

    return record_of(municipality, "register_municipality", actor=actor, write=write)


def register_settlement(municipality: Municipality, *, actor: Actor, names: Mapping[str, str]) -> Any:
    """Enter a village or a part of a city under its municipality; `names` by language."""

    def write() -> Deed:
        settlement = Settlement(municipality=municipality)
        write_texts(settlement, "name", names)
        checked(settlement).save(force_insert=True)
        return Deed(detail={"name": texts_of(settlement, "name")})

    return record_of(municipality, "register_settlement", actor=actor, write=write)
