"""A paper the product made."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from tapshyryk.core.entity import Entity


class Document(Entity):
    """A stored paper. The act that made it holds the same name, hash and size in its sealed entry.

    `kind` is the template; `name` the file's name for people; `stored_as` its name in the default storage.
    A paper that is not `public` is read only by those the purpose named like its kind lets read it.
    """

    kind = models.CharField(max_length=80)
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=2)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(help_text="bytes")
    stored_as = models.CharField(max_length=200, unique=True)
    public = models.BooleanField()
    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("subject_type", "subject_id"), name="documents_of_subject"),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where the paper is read."""
        return reverse("document", args=(self.pk, self.name))
