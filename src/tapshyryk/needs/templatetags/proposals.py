"""What the workspace shows beside a proposed problem."""

from __future__ import annotations

from django import template

from tapshyryk.core.files.models import Upload
from tapshyryk.needs.models import ProposedProblem
from tapshyryk.needs.queries import photos
from tapshyryk.needs.queries.proposed_problems import similar_proposals

register = template.Library()


@register.simple_tag
def photos_of(problem: ProposedProblem) -> list[tuple[Upload, Upload]]:
    """Its photographs, each large and small."""
    return photos.photos_of(problem)


@register.simple_tag
def similar_to(problem: ProposedProblem) -> list[ProposedProblem]:
    """Published problems that say something like it."""
    found = similar_proposals(problem.folded_title, municipality=problem.municipality.slug)
    return [one for one in found if one.pk != problem.pk]
