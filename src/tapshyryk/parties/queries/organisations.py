"""Organisations as other rooms and pages ask for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from tapshyryk.core.rows import Reading
from tapshyryk.parties.domain.kinds import CONTRACTORS, PUBLIC_BODIES
from tapshyryk.parties.models import Organisation
from tapshyryk.places.models import Municipality


def organisation_by_slug(slug: str) -> Organisation:
    """The organisation of a permanent address; Organisation.DoesNotExist when there is none."""
    return Organisation.objects.select_related("municipality").get(slug=slug)


def contractors(*, with_examples: bool = True) -> QuerySet[Organisation]:
    """Organisations that may deliver a social order, in whatever state."""
    found = Organisation.objects.filter(kind__in=CONTRACTORS).select_related("municipality")
    return found if with_examples else found.filter(example=False)


def public_bodies_of(municipality: Municipality) -> QuerySet[Organisation]:
    """The executive, the council and other public bodies of a municipality that are registered."""
    return Organisation.objects.filter(municipality=municipality, kind__in=PUBLIC_BODIES, state="registered")


_BY_KEY = Reading(Organisation, by=("pk",))


def not_registered(keys: Iterable[Any]) -> tuple[str, ...]:
    """The names of the organisations with these keys that are suspended or closed down at this moment."""
    found = [_BY_KEY.first(key) for key in dict.fromkeys(keys) if key is not None]
    return tuple(one.name.text for one in found if one is not None and one.state != "registered")
