"""Programmes to which orders belong."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.entity import Subject
from tapshyryk.core.wording import Titled, require_text
from tapshyryk.orders.domain.guards import ProgrammeFacts
from tapshyryk.orders.domain.lifecycle import PROGRAMME
from tapshyryk.parties.models import Organisation, Person


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
    drafted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approval_ground = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-starts", "title_ky")
        constraints = (
            models.CheckConstraint(
                name="programme_ends_after_start",
                condition=models.Q(starts__isnull=True)
                | models.Q(ends__isnull=True)
                | models.Q(ends__gte=models.F("starts")),
                violation_error_message=_("The last day cannot come before the first day."),
            ),
            models.CheckConstraint(
                name="programme_money_not_negative",
                condition=models.Q(money_tyiyn__isnull=True) | models.Q(money_tyiyn__gte=0),
                violation_error_message=_("The money of a programme cannot be below zero."),
            ),
        )

    @property
    def is_example(self) -> bool:
        """Whether the programme belongs to the played example."""
        return self.customer.is_example

    def clean(self) -> None:
        """A title stands in some language."""
        require_text(self, "title")

    def facts(self) -> ProgrammeFacts:
        """What the guards look at: what kind of body the customer is."""
        return ProgrammeFacts(
            customer_kind=self.customer.kind, customer_kind_words=str(self.customer.get_kind_display())
        )
