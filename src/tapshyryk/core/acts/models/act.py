"""One act, kept for ever, and the private part of it that may be forgotten."""

import json
from functools import cached_property
from typing import Any, Final

from django.db import models
from django.db.models import Q

from tapshyryk.core.acts.domain.columns import COLUMNS, disagreements
from tapshyryk.core.ids import uuid7

SILENT: Final = {"detail": {}, "overrides": [], "documents": [], "rulebook": "", "private": ""}
"""What an entry says that can no longer be read; `disagreements` tells that it cannot."""


class Act(models.Model):
    """Something done by someone at a moment; append-only, by trigger in the database itself.

    `entry` is the act: the canonical JSON whose hash is in the tree. The columns beside it repeat what lists
    are filtered and ordered by; everything else is read from the entry, so that the two cannot disagree.
    Keys are made in the order of recording (UUID version 7), so `-pk` is newest first without a further
    index and without a sequence that writers would queue for.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    at = models.DateTimeField(help_text="when it was done, by the product's clock")
    recorded_at = models.DateTimeField(help_text="when it was written, by the machine's clock")
    actor_kind = models.CharField(max_length=8)
    actor_ref = models.CharField(max_length=80)
    actor_role = models.CharField(max_length=60, blank=True)
    actor_body = models.CharField(max_length=80, blank=True)
    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    subject_label = models.CharField(max_length=200, blank=True)
    municipality = models.UUIDField(null=True, blank=True)
    order = models.UUIDField(null=True, blank=True)
    verb = models.CharField(max_length=60)
    from_state = models.CharField(max_length=60, blank=True)
    to_state = models.CharField(max_length=60, blank=True)
    public = models.BooleanField()
    request_key = models.UUIDField(null=True, blank=True)
    entry = models.TextField()
    leaf_hash = models.BinaryField(max_length=32)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["request_key"], condition=Q(request_key__isnull=False), name="acts_one_act_a_request"
            ),
            models.CheckConstraint(
                condition=Q(actor_kind__in=["person", "system"]), name="acts_actor_is_person_or_system"
            ),
        ]
        indexes = [
            models.Index(fields=["order", "id"], condition=Q(order__isnull=False), name="acts_of_order"),
            models.Index(
                fields=["municipality", "id"],
                condition=Q(municipality__isnull=False),
                name="acts_of_municipality",
            ),
            models.Index(fields=["subject_id", "id"], name="acts_of_subject"),
            models.Index(fields=["verb", "id"], name="acts_of_verb"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_label or self.subject_id}"

    @cached_property
    def content(self) -> dict[str, Any]:
        """The entry, read: what the hash stands for. One damaged past reading says nothing."""
        try:
            read = json.loads(self.entry)
        except ValueError:
            read = None
        return SILENT | (read if isinstance(read, dict) else {})

    def disagreements(self) -> list[str]:
        """The columns that do not say what the entry says, `entry` if it is not what was hashed."""
        columns = tuple(getattr(self, name) for name in COLUMNS)
        return disagreements(self.entry, bytes(self.leaf_hash), columns)

    @property
    def number(self) -> int | None:
        """Its number in the sealed record, from 1; None while it waits to be sealed."""
        leaf = getattr(self, "leaf", None)
        return None if leaf is None else int(leaf.number)

    @property
    def detail(self) -> dict[str, Any]:
        """What the act says beyond its columns; public."""
        return dict(self.content["detail"])

    @property
    def overrides(self) -> list[dict[str, str]]:
        """The warnings passed knowingly: `{"rule", "reason"}`."""
        return list(self.content["overrides"])

    @property
    def documents(self) -> list[dict[str, Any]]:
        """The papers of the act: `{"name", "sha256", "size"}`."""
        return list(self.content["documents"])

    @property
    def rulebook(self) -> str:
        """The rulebook in force when it was done."""
        return str(self.content["rulebook"])

    @property
    def private_commitment(self) -> str:
        """The hash that binds the private part, in hex, or empty when there is none."""
        return str(self.content["private"])


class PrivatePart(models.Model):
    """What an act holds that nobody but those entitled may read; may be deleted, never changed.

    The public entry keeps only SHA-256(salt || canonical content). Once this row is gone, the salt is gone
    with it and nothing can be guessed from that hash, while the record still verifies.
    """

    act = models.OneToOneField(Act, models.DO_NOTHING, primary_key=True, related_name="private_part")
    salt = models.BinaryField(max_length=32)
    content = models.JSONField()

    def __str__(self) -> str:
        return f"private part of {self.act_id}"
