"""The facts and tables that reports of results and what follows show in the workspace."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django import template
from django.utils.translation import gettext as _

from tapshyryk.core import formats
from tapshyryk.core.components import Cell, Column, Fact, Table
from tapshyryk.core.wording import current_language
from tapshyryk.impact.domain.shares import percent
from tapshyryk.impact.models import Continuation, ResultReport
from tapshyryk.impact.models.continuation import last_day_of

register = template.Library()


def _day(day: date | None) -> str | None:
    return None if day is None else formats.date_long(day, current_language())


def _number(value: int | Decimal | None) -> str | None:
    return None if value is None else formats.number(value, current_language())


@register.simple_tag
def report_facts(report: ResultReport) -> list[Fact]:
    """What the report says as a whole, and who heard it."""
    facts = [
        Fact(_("Social order"), report.contract.order.title),
        Fact(_("Contractor"), report.contract.contractor.name),
        Fact(_("Results up to"), _day(report.period_end)),
        Fact(_("People served in all"), _number(report.recipients_served)),
        Fact(_("Places at a time"), _number(report.places)),
        Fact(_("Heard by"), report.heard_at.title if report.heard_at else _("no assembly yet")),
    ]
    if report.narrative:
        facts.append(Fact(_("What was done and what came of it"), report.narrative))
    if report.return_reason:
        facts.append(Fact(_("What is to be corrected"), report.return_reason))
    return facts


@register.simple_tag
def target_table(report: ResultReport) -> Table:
    """Every indicator of the contract with its target and the result entered so far."""
    entered = {result.indicator_id: result for result in report.results.select_related("indicator")}
    rows = []
    for indicator in report.contract.indicators.order_by("pk"):
        result = entered.get(indicator.pk)
        way = percent(result.reading.way, 0) if result else None
        rows.append(
            (
                Cell(indicator.title, note=indicator.get_unit_display()),
                Cell(_number(indicator.baseline)),
                Cell(_number(indicator.target)),
                Cell(_number(result.value) if result else "—", note=result.evidence if result else ""),
                Cell("—" if way is None else formats.percent(way, current_language())),
            )
        )
    return Table(
        caption=_("Targets and results"),
        columns=(
            Column(_("Indicator")),
            Column(_("Baseline"), "number"),
            Column(_("Target"), "number"),
            Column(_("Reached"), "number"),
            Column(_("Part of the way"), "number"),
        ),
        rows=rows,
    )


@register.simple_tag
def continuation_facts(continuation: Continuation) -> list[Fact]:
    """What was decided, and what was seen a year later."""
    facts = [
        Fact(_("Social order"), continuation.order.title),
        Fact(_("The order ends"), _day(last_day_of(continuation.order))),
        Fact(_("What follows"), Continuation.Path(continuation.path).label),
        Fact(_("Ground of the decision"), continuation.ground),
        Fact(_("Day of the decision"), _day(continuation.decided_on)),
    ]
    if continuation.checked_on:
        facts += [
            Fact(_("Day of the check"), _day(continuation.checked_on)),
            Fact(_("Does the service still run?"), _("yes") if continuation.still_runs else _("no")),
            Fact(_("How many people it serves now"), _number(continuation.recipients_after)),
            Fact(_("How many of the staff work there still"), _number(continuation.staff_kept)),
            Fact(_("What was seen"), continuation.seen_after),
        ]
    return facts
