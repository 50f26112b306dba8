"""The public tables of results, surveys and findings."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from django.db.models import Prefetch

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.impact.domain.shares import percent
from tapshyryk.impact.models import Result, ResultReport
from tapshyryk.monitoring.domain.satisfaction import satisfaction
from tapshyryk.monitoring.models import Finding, Survey
from tapshyryk.monitoring.queries.satisfaction import smallest_group_shown
from tapshyryk.opendata.tables.spec import (
    AT_ONCE,
    CONTRACT,
    EXAMPLE,
    MUNICIPALITY,
    ORDER,
    SOURCE,
    STATE,
    Row,
    Table,
    code,
    day,
    decimal,
    text,
    titles,
    whole,
)


def _way(result: Result) -> Decimal | None:
    way: Fraction | None = result.reading.way
    return percent(way)


def _results() -> Iterator[Row]:
    entered = Result.objects.select_related("indicator").order_by("indicator_id")
    shown = (
        ResultReport.objects.filter(state__in=("submitted", "accepted"))
        .select_related("contract__order__municipality", "heard_at")
        .prefetch_related(Prefetch("results", queryset=entered))
        .order_by("contract__slug", "pk")
    )
    for report in shown.iterator(AT_ONCE):
        order = report.contract.order
        head = (
            str(report.pk), report.contract.slug, order.slug, order.municipality.slug, report.state,
            report.period_end, report.recipients_served, report.places, report.centre_name_ky,
            report.opened_on, report.heard_at.slug if report.heard_at else None,
        )  # fmt: skip
        tail = (report.source, order.is_example)
        results = list(report.results.all())
        if not results:
            yield (*head, *[None] * 9, *tail)
        for result in results:
            indicator = result.indicator
            yield (
                *head, indicator.title_ky, indicator.title_ru, indicator.title_en, indicator.unit,
                indicator.baseline, indicator.target, result.value, _way(result), result.evidence, *tail,
            )  # fmt: skip


RESULTS = Table(
    "results",
    N_("Results"),
    (
        code("report", N_("key of the report of results; a row for each indicator in it")),
        CONTRACT,
        ORDER,
        MUNICIPALITY,
        STATE,
        day("period_end", N_("until when results are reported")),
        whole("recipients_served", N_("people served in all")),
        whole("places", N_("places at a time")),
        text("centre_name_ky", N_("name of the centre, in Kyrgyz")),
        text("opened_on", N_("when the centre opened, as the source prints it")),
        code("heard_at", N_("permanent name of the assembly that heard the results")),
        *titles("indicator"),
        code("unit", N_("unit of the indicator")),
        decimal("baseline", N_("where it stood before")),
        decimal("target", N_("where it was to stand")),
        decimal("value", N_("where it stands")),
        decimal("way_percent", N_("part of the way from baseline to target, in percent")),
        text("evidence", N_("what the result rests on")),
        SOURCE,
        EXAMPLE,
    ),
    _results,
)


def _surveys() -> Iterator[Row]:
    closed = (
        Survey.objects.filter(state="closed")
        .select_related("contract__order__municipality")
        .order_by("contract__slug", "pk")
    )
    least = smallest_group_shown()
    for survey in closed.iterator(AT_ONCE):
        order = survey.contract.order
        said = satisfaction(survey.answers, least=least)
        counts: tuple[object, ...] = (None,) * 6
        if said is not None:
            answers = said.answers
            counts = (
                answers.very_satisfied, answers.satisfied, answers.dissatisfied, answers.cannot_say,
                said.interval.low * 100, said.interval.high * 100,
            )  # fmt: skip
        yield (
            str(survey.pk), survey.contract.slug, order.slug, order.municipality.slug, survey.asked_group,
            survey.people_asked, survey.closed_on, survey.answers.total, *counts, order.is_example,
        )  # fmt: skip


SURVEYS = Table(
    "surveys",
    N_("Surveys of recipients"),
    (
        code("survey", N_("key of the survey")),
        CONTRACT,
        ORDER,
        MUNICIPALITY,
        text("asked_group", N_("who was asked")),
        whole("people_asked", N_("how many were asked")),
        day("closed_on", N_("day it was closed")),
        whole("answers", N_("how many answered")),
        whole("very_satisfied", N_("very satisfied; empty when fewer than five answered")),
        whole("satisfied", N_("satisfied; empty when fewer than five answered")),
        whole("dissatisfied", N_("dissatisfied; empty when fewer than five answered")),
        whole("cannot_say", N_("cannot say; empty when fewer than five answered")),
        decimal("very_satisfied_low_percent", N_("lower end of the 95 percent interval of their share")),
        decimal("very_satisfied_high_percent", N_("upper end of the 95 percent interval of their share")),
        EXAMPLE,
    ),
    _surveys,
)


def _findings() -> Iterator[Row]:
    rows = (
        Finding.objects.filter(visit__state="reported")
        .order_by("visit__contract__slug", "pk")
        .values_list(
            "pk", "visit__contract__slug", "visit__contract__order__slug",
            "visit__contract__order__municipality__slug", "visit_id", "visit__by", "visit__held_on", "state",
            "standard", "description", "mend_by", "mended_how",
            "visit__contract__order__municipality__is_example",
        )
    )  # fmt: skip
    for row in rows.iterator(AT_ONCE):
        yield (str(row[0]), *row[1:4], str(row[4]), *row[5:])


FINDINGS = Table(
    "findings",
    N_("Findings of visits"),
    (
        code("finding", N_("key of the finding")),
        CONTRACT,
        ORDER,
        MUNICIPALITY,
        code("visit", N_("key of the visit")),
        code("by", N_("joint_group or experts")),
        day("held_on", N_("day of the visit")),
        STATE,
        text("standard", N_("standard or term of the contract that was not met")),
        text("description", N_("what was wrong")),
        day("mend_by", N_("day by which it was to be mended")),
        text("mended_how", N_("what was done about it")),
        EXAMPLE,
    ),
    _findings,
)
