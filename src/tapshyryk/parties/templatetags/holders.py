"""Who holds which role in a body, for templates that are given the body alone."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import QuerySet

from tapshyryk.parties.models import Membership
from tapshyryk.parties.queries.holders import memberships_of

register = template.Library()


@register.simple_tag
def roles_in(body: Any) -> QuerySet[Membership]:
    """The roles held today in a municipality or an organisation: `{% roles_in subject as roles %}`."""
    return memberships_of(body.body)
