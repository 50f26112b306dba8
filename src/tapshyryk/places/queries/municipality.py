"""Municipalities as other rooms and pages ask for them."""

from __future__ import annotations

from django.db.models import F, OuterRef, QuerySet, Subquery

from tapshyryk.places.models import Municipality, Oblast, PopulationFigure


def oblast_by_iso(iso: str) -> Oblast:
    """The oblast of an ISO 3166-2:KG code; Oblast.DoesNotExist when it was not entered."""
    return Oblast.objects.get(iso=iso)


def municipality_by_slug(slug: str) -> Municipality:
    """The municipality of a permanent address; Municipality.DoesNotExist when there is none."""
    return Municipality.objects.select_related("oblast", "rayon").get(slug=slug)


def municipalities(*, with_examples: bool = True) -> QuerySet[Municipality]:
    """All municipalities with oblast and rayon, each with `people`: its newest population figure or None."""
    newest = PopulationFigure.objects.filter(municipality=OuterRef("pk")).order_by(
        F("year").desc(nulls_last=True), "-pk"
    )
    found = Municipality.objects.select_related("oblast", "rayon").annotate(
        people=Subquery(newest.values("people")[:1])
    )
    return found if with_examples else found.filter(is_example=False)
