"""What a needs study would hold, for the page of its draft."""

from __future__ import annotations

from django import template

from tapshyryk.needs.models import NeedsStudy
from tapshyryk.needs.queries.needs_studies import Gathered, gathered

register = template.Library()


@register.simple_tag
def gathered_for(study: NeedsStudy) -> Gathered:
    """All there is for the study at this moment: `{% gathered_for subject as told %}`."""
    return gathered(study)
