"""What a needs study would hold, for the page of its draft."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext

from tapshyryk.needs.domain.gathered import Gathered
from tapshyryk.needs.domain.study import MISSING
from tapshyryk.needs.models import NeedsStudy
from tapshyryk.needs.queries.needs_studies import gathered

register = template.Library()


@register.simple_tag
def gathered_for(study: NeedsStudy) -> Gathered:
    """All there is for the study at this moment: `{% gathered_for subject as told %}`."""
    return gathered(study)


@register.filter
def lacking(told: Gathered) -> tuple[str, ...]:
    """What is missing, in sentences: `{% for one in told|lacking %}`."""
    return tuple(gettext(MISSING[key]) for key in told.missing)
