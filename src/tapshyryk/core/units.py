"""What is counted: units of indicators, the same in every order, so that results add up."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class Unit(models.TextChoices):
    """A unit of an indicator; its label is written after a number."""

    PEOPLE = "people", pgettext_lazy("unit", "people")
    CHILDREN = "children", pgettext_lazy("unit", "children")
    FAMILIES = "families", pgettext_lazy("unit", "families")
    SERVICES = "services", pgettext_lazy("unit", "services")
    VISITS = "visits", pgettext_lazy("unit", "visits")
    OCCASIONS = "occasions", pgettext_lazy("unit", "cases")
    LESSONS = "lessons", pgettext_lazy("unit", "lessons")
    GROUPS = "groups", pgettext_lazy("unit", "groups")
    PLACES = "places", pgettext_lazy("unit", "places")
    DAYS = "days", pgettext_lazy("unit", "days")
    HOURS = "hours", pgettext_lazy("unit", "hours")
    PIECES = "pieces", pgettext_lazy("unit", "pieces")
    PERCENT = "percent", "%"
    POINTS = "points", pgettext_lazy("unit", "points")
    SOM = "som", pgettext_lazy("unit", "som")
