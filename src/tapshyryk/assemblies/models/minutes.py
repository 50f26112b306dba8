"""Who counts, the versions of an assembly's minutes, and who has signed which."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.assemblies.models.assembly import Assembly
from tapshyryk.core.entity import Entity
from tapshyryk.parties.models import Person


class Teller(Entity):
    """A member of the counting group; who left it stays with the day, for the trace."""

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="tellers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                name="teller_once_in_the_group",
                fields=("assembly", "person"),
                condition=models.Q(left_at__isnull=True),
            ),
        )


class MinutesVersion(Entity):
    """The minutes as they were made at a moment: a draft, or what was added after signing.

    `papers` are the papers of the version as acts name them; `reason` says why there is a new one.
    """

    class Kind(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUPPLEMENT = "supplement", _("supplement")

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="minutes_versions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.DRAFT)
    reason = models.CharField(max_length=500, blank=True)
    papers = models.JSONField(default=list)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(name="minutes_version_once", fields=("assembly", "number")),)


class MinutesSignature(Entity):
    """That an official of the assembly has signed a version of its minutes, here or on paper."""

    version = models.ForeignKey(MinutesVersion, on_delete=models.PROTECT, related_name="signatures")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on_paper = models.BooleanField(default=False)
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ("signed_at", "pk")
        constraints = (models.UniqueConstraint(name="minutes_signed_once", fields=("version", "person")),)
