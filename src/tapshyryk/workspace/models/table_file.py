"""A table that somebody handed in for a registry, until it is written or forgotten."""

from __future__ import annotations

from django.db import models

from tapshyryk.core.ids import uuid7


class TableFile(models.Model):
    """A handed-in table: what it is for, how far it has come, and what was found in it.

    It is no part of the record; the import it leads to is one act. Its content lies in the storage under
    `stored_as`, is read by nobody but the importer, and is gone with the row a day after it was handed in.
    """

    class Stage(models.TextChoices):
        WAITING = "waiting"
        CHECKING = "checking"
        REFUSED = "refused"
        CHECKED = "checked"
        CONFIRMED = "confirmed"
        WRITING = "writing"
        WRITTEN = "written"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    stored_as = models.CharField(max_length=200, unique=True)
    size = models.PositiveBigIntegerField(help_text="bytes")
    handed_in_by = models.CharField(max_length=80, help_text="the person, as the record names them")
    language = models.CharField(max_length=2)
    handed_in_at = models.DateTimeField()
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.WAITING)
    touched_at = models.DateTimeField()
    rows_done = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=dict)

    class Meta:
        indexes = (models.Index(fields=("stage", "touched_at"), name="tables_to_work_on"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_under_way(self) -> bool:
        """Whether the machine has something to do with it."""
        return self.stage in UNDER_WAY


UNDER_WAY = frozenset(
    {TableFile.Stage.WAITING, TableFile.Stage.CHECKING, TableFile.Stage.CONFIRMED, TableFile.Stage.WRITING}
)
