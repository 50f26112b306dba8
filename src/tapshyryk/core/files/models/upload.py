"""A file that someone handed in."""

from __future__ import annotations

from django.db import models

from tapshyryk.core.entity import Entity


class Upload(Entity):
    """A kept file, private unless its purpose lets a reader have it.

    `stored_as` is its name in the default storage, made of the key alone; `name` is what people see.
    `purpose` names the rule by which it may be read; the subject is what it was handed in for.
    """

    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(help_text="bytes")
    stored_as = models.CharField(max_length=200, unique=True)
    purpose = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    uploaded_by = models.CharField(max_length=80, help_text="who handed it in, as the record names them")
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("subject_type", "subject_id"), name="files_of_subject"),)

    def __str__(self) -> str:
        return self.name
