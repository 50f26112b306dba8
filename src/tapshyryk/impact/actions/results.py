"""Reporting results, returning, hearing and accepting them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tapshyryk.assemblies.models import Assembly
from tapshyryk.contracts.models import Indicator
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.impact.domain.guards import HearingFacts
from tapshyryk.impact.models import Result, ResultReport


def draft_results(
    report: ResultReport, *, actor: Actor, period_end: date, override: Override = NO_OVERRIDE
) -> Any:
    """Begin the report of results, its contract set, of the time up to `period_end`."""
    given = {"period_end": period_end}

    def effect(report: ResultReport, ask: Ask[Any]) -> Deed:
        report.period_end = period_end
        return Deed(detail=given)

    return perform(report, "draft_results", actor=actor, given=given, effect=effect, override=override)


def enter_result(
    report: ResultReport,
    *,
    actor: Actor,
    indicator: Indicator,
    value: Decimal,
    evidence: str,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Enter what was reached on an indicator of the contract, or put it right; `evidence` is public."""
    given = {"indicator": str(indicator.pk), "value": value, "evidence": evidence}

    def effect(report: ResultReport, ask: Ask[Any]) -> Deed:
        Result.objects.update_or_create(
            report=report, indicator=indicator, defaults={"value": value, "evidence": evidence.strip()}
        )
        return Deed(detail={**given, "value": str(value)})

    return perform(report, "enter_result", actor=actor, given=given, effect=effect, override=override)


def submit_results(
    report: ResultReport,
    *,
    actor: Actor,
    recipients_served: int,
    narrative: str,
    places: int | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Submit the report to the customer, with how many people were served; all of it becomes public."""

    def effect(report: ResultReport, ask: Ask[Any]) -> Deed:
        report.recipients_served = recipients_served
        report.places = places
        report.narrative = narrative.strip()
        report.return_reason = ""
        results = report.results.order_by("indicator_id").values_list("indicator_id", "value")
        return Deed(
            detail={
                "recipients_served": recipients_served,
                "places": places,
                "results": {str(key): str(value) for key, value in results},
            }
        )

    return perform(report, "submit_results", actor=actor, effect=effect, override=override)


def return_results(
    report: ResultReport, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE
) -> Any:
    """Return the report for correction; `reason` is public."""
    given = {"reason": reason}

    def effect(report: ResultReport, ask: Ask[Any]) -> Deed:
        report.return_reason = reason.strip()
        return Deed(detail=given)

    return perform(report, "return_results", actor=actor, given=given, effect=effect, override=override)


def hear_results(
    report: ResultReport, *, actor: Actor, assembly: Assembly, override: Override = NO_OVERRIDE
) -> Any:
    """Name the assembly of residents that heard the results."""
    hearing = HearingFacts(
        hears_results=assembly.purpose == Assembly.Purpose.HEARING,
        minutes_signed=assembly.state == "minuted",
        about_this_order=assembly.heard_order == report.contract.order_id,
    )

    def effect(report: ResultReport, ask: Ask[Any]) -> Deed:
        report.heard_at = assembly
        return Deed(detail={"assembly": assembly.slug, "present": assembly.present})

    return perform(
        report, "hear_results", actor=actor, given={"hearing": hearing}, effect=effect, override=override
    )


def accept_results(report: ResultReport, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Accept the report for the customer."""

    def effect(report: ResultReport, ask: Ask[Any]) -> Deed:
        return Deed(detail={"recipients_served": report.recipients_served})

    return perform(report, "accept_results", actor=actor, effect=effect, override=override)


def chronicle_results(
    report: ResultReport,
    *,
    actor: Actor,
    source: str,
    recipients_served: int | None = None,
    places: int | None = None,
    centre_name_ky: str = "",
    opened_on: str = "",
    period_end: date | None = None,
    narrative: str = "",
    override: Override = NO_OVERRIDE,
) -> Any:
    """Enter the results a founding source tells of, the contract set; what it does not say stays empty."""

    def effect(report: ResultReport, ask: Ask[Any]) -> Deed:
        report.recipients_served, report.places = recipients_served, places
        report.centre_name_ky, report.opened_on = centre_name_ky, opened_on
        report.period_end, report.narrative, report.source = period_end, narrative, source
        return Deed(
            detail={
                "source": source,
                "recipients_served": recipients_served,
                "places": places,
                "centre_name_ky": centre_name_ky,
                "opened_on": opened_on,
            }
        )

    return perform(report, "chronicle_results", actor=actor, effect=effect, override=override)
