"""Oblasts, rayons, municipalities and settlements."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.entity import Entity
from tapshyryk.core.wording import Named, require_text


class Oblast(Named, Entity):
    """An oblast or city of national rank, by its ISO 3166-2:KG code."""

    iso = models.CharField(max_length=6, unique=True)

    class Meta:
        ordering = ("iso",)


class Rayon(Named, Entity):
    """A district of an oblast."""

    oblast = models.ForeignKey(Oblast, on_delete=models.PROTECT, related_name="rayons")

    class Meta:
        ordering = ("name_ky",)
        constraints = (
            models.UniqueConstraint(name="rayon_once_in_its_oblast", fields=("oblast", "name_ky")),
        )


class Municipality(Named, Entity):
    """A rural municipality (айылдык аймак) or a city, the community an order is for."""

    class Kind(models.TextChoices):
        RURAL = "rural", _("rural municipality")
        CITY = "city", _("city")

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=8, choices=Kind)
    oblast = models.ForeignKey(Oblast, on_delete=models.PROTECT, related_name="municipalities")
    rayon = models.ForeignKey(
        Rayon, on_delete=models.PROTECT, null=True, blank=True, related_name="municipalities"
    )
    centre_ky = models.CharField(max_length=200, blank=True)
    km_to_oblast_centre = models.PositiveIntegerField(null=True, blank=True)
    km_to_bishkek = models.PositiveIntegerField(null=True, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    position_source = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200, blank=True)
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ("name_ky",)
        verbose_name_plural = "municipalities"

    @property
    def body(self) -> str:
        """How roles name this municipality."""
        return f"municipality:{self.pk}"

    def clean(self) -> None:
        """Ask for the name in at least one language."""
        super().clean()
        require_text(self, "name")


class Settlement(Named, Entity):
    """A village or a part of a city."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="settlements")

    class Meta:
        ordering = ("name_ky",)

    def clean(self) -> None:
        """Ask for the name in at least one language."""
        super().clean()
        require_text(self, "name")


class PopulationFigure(Entity):
    """How many people live in a municipality, as a source gives it; several sources may differ."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="population_figures"
    )
    people = models.PositiveIntegerField()
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.CharField(max_length=200)

    class Meta:
        ordering = (models.F("year").desc(nulls_last=True), "-id")
