"""The photographs of a proposed problem, and who may see them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from tapshyryk.core import clock
from tapshyryk.core.access import table
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.files.models import Upload
from tapshyryk.needs.models import ProposedProblem

PHOTO: Final = "needs.photo"
SMALL_PHOTO: Final = "needs.small_photo"


def photos_of(problem: ProposedProblem) -> list[tuple[Upload, Upload]]:
    """Each photograph as (large, small), in the order handed in."""
    kept = Upload.objects.filter(subject_type=problem.lifecycle.name, subject_id=problem.pk).order_by("pk")
    return list(_in_pairs(kept))


def _in_pairs(kept: Any) -> Iterator[tuple[Upload, Upload]]:
    large = None
    for upload in kept:
        if upload.purpose == PHOTO:
            large = upload
        elif large is not None:
            yield large, upload


def may_see_photo(actor: Actor | None, kept: Any) -> bool:
    """Everybody once the problem is published; before that its author, and the specialist who looks at it."""
    problem = ProposedProblem.objects.filter(pk=kept.subject_id).first()
    if problem is None:
        return False
    if problem.state in {"published", "merged"}:
        return True
    if actor is None:
        return False
    if actor.ref == problem.author_ref:
        return True
    return isinstance(table.check(actor, "needs.moderate", problem, clock.today()), table.Grant)
