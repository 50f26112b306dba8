"""The order of problems for templates that are given the list alone."""

from __future__ import annotations

from django import template

from tapshyryk.needs.models import PriorityList
from tapshyryk.needs.queries.standing import Standing, standing

register = template.Library()


@register.simple_tag
def standing_list(this: PriorityList) -> Standing:
    """A common list as it stands: `{% standing_list subject as rows %}`."""
    return standing(this)
