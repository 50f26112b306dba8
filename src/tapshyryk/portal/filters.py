"""What several public lists are narrowed by: a theme, and the municipalities there is something of."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.fields import offer
from tapshyryk.core.wording import wording
from tapshyryk.needs.models import Problem
from tapshyryk.places.models import Municipality


def theme_field() -> forms.ChoiceField:
    """Any theme, or one of them."""
    return forms.ChoiceField(label=_("Theme"), required=False, choices=[("", "—"), *Problem.Theme.choices])


def place_field() -> forms.ChoiceField:
    """Any municipality, or one of those that `offer_places_of` offers."""
    return forms.ChoiceField(label=_("Municipality"), required=False)


def offer_places_of(form: forms.Form, rows: QuerySet[Any]) -> None:
    """Let the field `place` of `form` offer the municipalities that any of `rows` belongs to."""
    found = Municipality.objects.filter(Exists(rows.filter(municipality=OuterRef("pk"))))
    places = found.only("slug", "name_ky", "name_ru", "name_en")
    offer(form, "place", [(place.slug, str(wording(place, "name"))) for place in places])
