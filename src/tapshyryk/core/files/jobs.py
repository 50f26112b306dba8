"""The periodic job of the files package."""

from __future__ import annotations

from collections.abc import Collection

from tapshyryk.config.jobs import Job
from tapshyryk.core.files.keeping import FOLDER
from tapshyryk.core.files.models import Upload
from tapshyryk.core.files.orphans import remove_orphans


def remove_orphaned_uploads() -> int:
    """Remove uploads whose transaction was undone."""

    def known(names: Collection[str]) -> Collection[str]:
        return set(Upload.objects.filter(stored_as__in=names).values_list("stored_as", flat=True))

    return remove_orphans(FOLDER, known)


JOBS = (Job(name="files.orphans", every_seconds=6 * 3600, run=remove_orphaned_uploads),)
