"""Results as pages and other rooms ask for them: targets against results, reports, recipients served."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from tapshyryk.contracts.models import Indicator
from tapshyryk.impact.domain.readings import Reading
from tapshyryk.impact.models import Result, ResultReport
from tapshyryk.orders.models import Order


@dataclass(frozen=True, slots=True)
class TargetAndResult:
    """An indicator of a contract with its result; `reading` and `evidence` are empty while none is shown."""

    indicator: Indicator
    reading: Reading | None
    evidence: str = ""


def shown_reports(order: Order) -> QuerySet[ResultReport]:
    """The submitted and accepted reports of an order, the latest first; drafts are the contractor's own."""
    results = Prefetch(
        "results", queryset=Result.objects.select_related("indicator").order_by("indicator_id")
    )
    return (
        ResultReport.objects.filter(contract__order=order, state__in=("submitted", "accepted"))
        .select_related("contract", "heard_at")
        .prefetch_related(results)
        .order_by("-period_end", "-pk")
    )


def targets_and_results(order: Order) -> list[TargetAndResult]:
    """Every indicator of an order's signed contracts with its result in the latest report that is shown."""
    latest: dict[object, Result] = {}
    for report in reversed(shown_reports(order)):
        latest.update({result.indicator_id: result for result in report.results.all()})
    signed = Indicator.objects.filter(contract__order=order).exclude(contract__state__in=("draft", "offered"))
    return [
        TargetAndResult(indicator, result.reading, result.evidence)
        if (result := latest.get(indicator.pk))
        else TargetAndResult(indicator, None)
        for indicator in signed.order_by("contract_id", "pk")
    ]


def recipients_served(order: Order) -> int | None:
    """How many people the latest shown report says were served; None where it was not reported."""
    reported = shown_reports(order).filter(recipients_served__isnull=False).first()
    return reported.recipients_served if reported else None
