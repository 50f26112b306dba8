"""Keeping the photographs of a proposed problem: drawn anew, and each once more small for the page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from django.core.files.storage import default_storage
from django.db import transaction

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.files.checking import CheckedFile
from tapshyryk.core.files.keeping import keep_file
from tapshyryk.core.files.models import Upload
from tapshyryk.core.files.smaller import smaller
from tapshyryk.needs.models import ProposedProblem
from tapshyryk.needs.queries.photos import PHOTO, SMALL_PHOTO

MOST_PHOTOS: Final = 3
LARGE_SIDE: Final = 1600
SMALL_SIDE: Final = 320
"""Dots along the longer side: enough to see what is meant; few enough for a page on an old telephone."""


def keep_photos(
    problem: ProposedProblem, photos: Sequence[CheckedFile], *, actor: Actor, instead: bool = False
) -> None:
    """Keep each photograph of `problem` large and small; with `instead`, new ones take the place of the old.

    Called inside an act. A photograph has been drawn anew by `check_file`, so it carries no place or camera.
    """
    if instead and photos:
        forget_photos(problem)
    for number, photo in enumerate(photos[:MOST_PHOTOS], start=1):
        for purpose, side in ((PHOTO, LARGE_SIDE), (SMALL_PHOTO, SMALL_SIDE)):
            keep_file(
                smaller(photo, side).called(f"photo-{number}"),
                purpose=purpose,
                subject_type=problem.lifecycle.name,
                subject_id=problem.pk,
                actor=actor,
            )


def forget_photos(problem: ProposedProblem) -> None:
    """Let go of every photograph of `problem`, of its content once the act stands; called inside an act."""
    kept = Upload.objects.filter(subject_type=problem.lifecycle.name, subject_id=problem.pk)
    for name in kept.values_list("stored_as", flat=True):
        transaction.on_commit(partial(default_storage.delete, name))
    kept.delete()
