"""Keeps a checked file: its content in the storage, its description in the database."""

from __future__ import annotations

from uuid import UUID

from django.core.files import File
from django.core.files.storage import default_storage

from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.files.checking import CheckedFile
from tapshyryk.core.files.models import Upload
from tapshyryk.core.files.orphans import folder_of
from tapshyryk.core.ids import uuid7

FOLDER = "uploads"


def keep_file(
    checked: CheckedFile, *, purpose: str, subject_type: str, subject_id: UUID, actor: Actor
) -> Upload:
    """Keep the file; called inside an action's effect, so that the act and the file stand or fall together.

    The content is written before the transaction ends; where that fails, a job removes what was left behind.
    """
    key = uuid7()
    stored_as = default_storage.save(f"{folder_of(FOLDER, key)}/{key}", File(checked.content))
    return Upload.objects.create(
        id=key,
        name=checked.name,
        media_type=checked.kind.media_type,
        sha256=checked.sha256,
        size=checked.size,
        stored_as=stored_as,
        purpose=purpose,
        subject_type=subject_type,
        subject_id=subject_id,
        uploaded_by=actor.ref,
        uploaded_at=clock.now(),
    )
