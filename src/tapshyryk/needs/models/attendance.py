"""The attendance list of a session: the settlements it is for, and a line for each person who came."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.entity import Entity
from tapshyryk.core.identities.choices import AgeBand, Sex
from tapshyryk.needs.models.session import NeedsSession
from tapshyryk.places.models import Settlement


class SocialGroup(models.TextChoices):
    """The groups of `domain.attendance.GROUPS`, in the order of their numbers on the sheet."""

    PENSIONER = "pensioner", _("pensioner")
    DISABILITY = "disability", _("person with a disability")
    CARER = "carer", _("looks after a child or adult with a disability")
    LARGE_FAMILY = "large_family", _("family with many children")
    LOW_INCOME = "low_income", _("family with a low income")
    UNEMPLOYED = "unemployed", _("without work")
    WORKER = "worker", _("works in a state or municipal institution")
    FARMER = "farmer", _("farmer or has a business")
    STUDENT = "student", _("pupil or student")
    OTHER = "other", _("another group")


class SessionSettlement(Entity):
    """A settlement a session is for; `number` is its code on the printed sheet, from 1."""

    session = models.ForeignKey(NeedsSession, on_delete=models.CASCADE, related_name="settlements")
    settlement = models.ForeignKey(Settlement, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(name="settlement_once_in_a_session", fields=("session", "settlement")),
            models.UniqueConstraint(name="settlement_code_once_in_a_session", fields=("session", "number")),
        )


class AttendanceLine(Entity):
    """One who came. The name is sealed, may be missing, and is cleared some time after the list is closed.

    `number` counts the lines of the session from 1. A line that was `struck` is kept and not counted.
    """

    class Way(models.TextChoices):
        TYPED = "typed", _("typed in")
        PASTED = "pasted", _("pasted")
        TABLE = "table", _("from a table")

    session = models.ForeignKey(NeedsSession, on_delete=models.CASCADE, related_name="attendance")
    number = models.PositiveIntegerField()
    settlement = models.ForeignKey(
        Settlement, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    sex = models.CharField(max_length=8, choices=Sex)
    age_band = models.CharField(max_length=8, choices=AgeBand, blank=True)
    social_group = models.CharField(max_length=16, choices=SocialGroup, blank=True)
    sealed_name = models.TextField(blank=True)
    way = models.CharField(max_length=8, choices=Way)
    struck = models.BooleanField(default=False)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(name="attendance_line_number_once", fields=("session", "number")),
        )

    def __str__(self) -> str:
        return f"line {self.number}"
