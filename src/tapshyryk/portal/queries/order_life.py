"""One order's whole life: everything its page shows, read in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch, Q

from tapshyryk.assemblies.models import Option
from tapshyryk.calls.models import Call, CommissionMember, Criterion, Proposal
from tapshyryk.calls.queries.public import PUBLISHED_QUESTIONS, proposals_on_view
from tapshyryk.contracts.models import Contract
from tapshyryk.core.documents.models import Document
from tapshyryk.core.provenance.models import SourceRemark
from tapshyryk.delivery.models import Enrolment, Group
from tapshyryk.impact.models import Continuation, Result, ResultReport
from tapshyryk.money.queries.balances import contributions_of
from tapshyryk.monitoring.models import Finding, ServiceComplaint, Survey, Visit
from tapshyryk.needs.models import NeedsSession, Problem
from tapshyryk.orders.models import Order

SIGNED = ("in_force", "completed", "terminated")
"""States in which a contract is public."""


@dataclass(frozen=True)
class OrderLife:
    """An order with what each of its nine steps left behind; None or empty where nothing is there."""

    order: Order
    session: NeedsSession | None
    problems: list[Problem]
    options: list[Option]
    call: Call | None
    earlier_calls: int
    proposals: list[Proposal]
    contract: Contract | None
    groups: list[Group]
    enrolled: int
    given: dict[tuple[str, str], int]
    visits: list[Visit]
    findings: list[Finding]
    surveys: list[Survey]
    complaints: list[ServiceComplaint]
    report: ResultReport | None
    results: list[Result]
    continuation: Continuation | None
    remarks: dict[tuple[str, str], list[SourceRemark]] = field(default_factory=dict)
    papers: dict[UUID, list[Document]] = field(default_factory=dict)

    def remarks_on(self, subject: Any, name: str) -> list[SourceRemark]:
        """What sources say differently of a field of a part of this life."""
        return self.remarks.get((str(subject.pk), name), []) if subject is not None else []

    def papers_of(self, *parts: Any) -> list[Document]:
        """The public papers made for parts of this life, oldest first; a part may be None."""
        return [paper for part in parts if part is not None for paper in self.papers.get(part.pk, ())]


def order_life(slug: str) -> OrderLife | None:
    """The life of the order `slug` as everyone may see it; None when there is no such public order."""
    order = (
        Order.objects.select_related(
            "municipality__oblast",
            "municipality__rayon",
            "customer__municipality",
            "programme",
            "assembly__municipality",
            "assembly__needs_session",
            "problem__session",
            "continuation",
        )
        .prefetch_related("budget_lines", "indicators")
        .filter(slug=slug)
        .exclude(state="draft")
        .first()
    )
    if order is None:
        return None
    session = order.problem.session if order.problem else None
    calls = list(
        Call.objects.filter(order=order, published_at__isnull=False).prefetch_related(
            "criteria",
            PUBLISHED_QUESTIONS,
            "complaints__organisation",
            Prefetch("commission", CommissionMember.objects.select_related("person")),
        )
    )
    call = calls[0] if calls else None
    contract = (
        Contract.objects.filter(order=order, state__in=SIGNED)
        .select_related("contractor")
        .prefetch_related("indicators", "tranches", "amendments", "payments", "partners__organisation")
        .order_by("-pk")
        .first()
    )
    report = (
        ResultReport.objects.filter(contract=contract, state="accepted").order_by("-pk").first()
        if contract
        else None
    )
    life = OrderLife(
        order=order,
        session=session,
        problems=list(session.problems.all()) if session else [],
        options=(
            list(Option.objects.filter(assembly=order.assembly).select_related("problem"))
            if order.assembly
            else []
        ),
        call=call,
        earlier_calls=max(0, len(calls) - 1),
        proposals=_proposals(call),
        contract=contract,
        groups=list(Group.objects.filter(contract=contract)) if contract else [],
        enrolled=(
            Enrolment.objects.filter(group__contract=contract).aggregate(n=Count("recipient", distinct=True))[
                "n"
            ]
            if contract
            else 0
        ),
        given=contributions_of(order.pk),
        visits=list(Visit.objects.filter(contract=contract).exclude(state="cancelled")) if contract else [],
        findings=list(Finding.objects.filter(visit__contract=contract)) if contract else [],
        surveys=list(Survey.objects.filter(contract=contract, state="closed")) if contract else [],
        complaints=list(ServiceComplaint.objects.filter(contract=contract)) if contract else [],
        report=report,
        results=list(report.results.select_related("indicator")) if report else [],
        continuation=getattr(order, "continuation", None),
    )
    return _with_papers(_with_remarks(life))


def _proposals(call: Call | None) -> list[Proposal]:
    if call is None:
        return []
    return list(proposals_on_view(call))


def _with_remarks(life: OrderLife) -> OrderLife:
    parts = (life.order, life.session, life.contract, life.report, life.order.municipality)
    keys = [part.pk for part in parts if part is not None]
    for remark in SourceRemark.objects.filter(Q(subject_id__in=keys)):
        life.remarks.setdefault((str(remark.subject_id), remark.field), []).append(remark)
    return life


def _with_papers(life: OrderLife) -> OrderLife:
    report = life.report
    parts = (life.order, life.session, life.order.assembly, life.call, life.contract, life.continuation)
    keys = [part.pk for part in (*parts, report, *life.visits) if part is not None]
    if report is not None and report.heard_at_id is not None:
        keys.append(report.heard_at_id)
    for paper in Document.objects.filter(subject_id__in=keys, public=True):
        life.papers.setdefault(paper.subject_id, []).append(paper)
    return life


def mean_scores(
    criteria: list[Criterion], proposals: list[Proposal]
) -> list[tuple[Proposal, list[str | None]]]:
    """For each proposal, the members' mean points on each criterion as text with one decimal, or None."""
    rows = []
    for proposal in proposals:
        by_criterion: dict[Any, list[int]] = {}
        for score in proposal.scores.all():
            by_criterion.setdefault(score.criterion_id, []).append(score.points)
        rows.append((proposal, [_mean(by_criterion.get(criterion.pk)) for criterion in criteria]))
    return rows


def _mean(points: list[int] | None) -> str | None:
    if not points:
        return None
    tenths = (sum(points) * 20 + len(points)) // (2 * len(points))
    return f"{tenths // 10}.{tenths % 10}"
