"""Programmes to which orders belong."""

from __future__ import annotations

from django.db import models

from tapshyryk.core.entity import Subject
from tapshyryk.core.wording import Titled
from tapshyryk.orders.domain.lifecycle import PROGRAMME
from tapshyryk.parties.models import Organisation


class Programme(Titled, Subject):
    """An approved programme; an order belongs to one (law no. 70, art. 1)."""

    lifecycle = PROGRAMME
    municipality_path = "customer__municipality"
    organisation_paths = ("customer",)

    slug = models.SlugField(max_length=120, unique=True)
    customer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="programmes")
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    money_tyiyn = models.BigIntegerField(null=True, blank=True)
    approval_ground = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-starts", "title_ky")

    @property
    def is_example(self) -> bool:
        """Whether the programme belongs to the played example."""
        return self.customer.is_example
