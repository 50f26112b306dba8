"""The periodic job of the documents package."""

from __future__ import annotations

from collections.abc import Collection

from tapshyryk.config.jobs import Job
from tapshyryk.core.documents.models import Document
from tapshyryk.core.documents.storing import FOLDER
from tapshyryk.core.files.orphans import remove_orphans


def remove_orphaned_documents() -> int:
    """Remove papers whose transaction was undone."""

    def known(names: Collection[str]) -> Collection[str]:
        return set(Document.objects.filter(stored_as__in=names).values_list("stored_as", flat=True))

    return remove_orphans(FOLDER, known)


JOBS = (Job(name="documents.orphans", every_seconds=6 * 3600, run=remove_orphaned_documents),)
