"""Figures the founding sources print, to stand beside what is computed here."""

from __future__ import annotations

from django.db import models

from tapshyryk.core.entity import Entity


class TrustFigure(Entity):
    """An answer share or score before and after, as a source reports it; empty where it is silent."""

    question = models.CharField(max_length=200)
    group = models.CharField(max_length=120)
    answer = models.CharField(max_length=60)
    unit = models.CharField(max_length=20)
    before = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    after = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    year_before = models.PositiveSmallIntegerField()
    year_after = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(name="trust_figure_once", fields=("question", "group", "answer")),
        )


class ReportedFigure(Entity):
    """A figure a founding source prints."""

    key = models.SlugField(max_length=80, unique=True)
    value = models.DecimalField(max_digits=16, decimal_places=2)
    unit = models.CharField(max_length=60)
    as_of = models.CharField(max_length=20, blank=True)
    statement_en = models.CharField(max_length=400)
    source = models.CharField(max_length=120)

    class Meta:
        ordering = ("key",)
