"""What a source says of a field when it differs from, or qualifies, the value kept in the row itself."""

from __future__ import annotations

from django.db import models

from tapshyryk.core.entity import Entity
from tapshyryk.core.wording import Wording, wording


class SourceRemark(Entity):
    """Another value, or a remark, a source gives for a field of a thing; shown beside the kept value."""

    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    field = models.CharField(max_length=60)
    other_value = models.CharField(max_length=400, blank=True)
    remark_ky = models.TextField(blank=True)
    remark_ru = models.TextField(blank=True)
    remark_en = models.TextField(blank=True)
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ("field", "pk")
        indexes = (models.Index(fields=("subject_type", "subject_id"), name="remarks_on_subject"),)

    @property
    def remark(self) -> Wording:
        """The remark in the reader's language."""
        return wording(self, "remark")
