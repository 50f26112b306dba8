"""What an order lacks and what its competence check found, for templates that are given the order alone."""

from __future__ import annotations

from decimal import Decimal

from django import template
from django.utils.translation import gettext

from tapshyryk.core import clock
from tapshyryk.orders.domain.budget import in_percent
from tapshyryk.orders.domain.competence import FINDING_LABELS, finding
from tapshyryk.orders.domain.task import missing_parts
from tapshyryk.orders.models import Order

register = template.Library()


@register.simple_tag
def missing_of(order: Order) -> list[str]:
    """The parts of the technical task that are still missing, in the reader's language."""
    return [gettext(part) for part in missing_parts(order.technical_task())]


@register.simple_tag
def finding_of(order: Order) -> str:
    """What the competence check finds today, in the reader's language."""
    facts = order.competence_facts(order.competence, order.competence_service, clock.today())
    return gettext(FINDING_LABELS[finding(facts)])


@register.simple_tag
def monitoring_percent(order: Order) -> Decimal:
    """The share of the budget that goes to monitoring, in percent."""
    return in_percent(order.budget().monitoring_share)
