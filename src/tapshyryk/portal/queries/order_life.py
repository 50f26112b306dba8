"""One order's whole life: everything its page shows, nearly all of it read in one statement."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tapshyryk.assemblies.models import Assembly, Option
from tapshyryk.calls.models import Call, Criterion, Proposal
from tapshyryk.calls.queries.public import hang_on_calls, parts_of_calls, proposals_of
from tapshyryk.contracts.models import Amendment, ConsortiumPartner, Contract, Indicator, Payment, Tranche
from tapshyryk.core.documents.models import Document
from tapshyryk.core.provenance.models import SourceRemark
from tapshyryk.core.together import Part, Together
from tapshyryk.delivery.models import Enrolment, Group
from tapshyryk.impact.models import Continuation, Result, ResultReport
from tapshyryk.money.queries.balances import contributions_of
from tapshyryk.monitoring.models import Finding, ServiceComplaint, Survey, Visit
from tapshyryk.needs.models import ListedProblem, NeedsSession, NeedsStudy, PriorityList, Problem
from tapshyryk.needs.queries.needs_studies import PUBLIC
from tapshyryk.orders.models import BudgetLine, Order, OrderIndicator, Programme
from tapshyryk.parties.models import Organisation
from tapshyryk.places.models import Municipality

SIGNED = ("in_force", "completed", "terminated")
"""States in which a contract is public."""

BODIES: Final = ("places", "customers", "bidders", "contractors", "partner_organisations")
"""The parts that hold those who act in an order."""


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
    studies: list[NeedsStudy] = field(default_factory=list)
    """The issued needs studies that cover the problem of the order, newest first."""
    remarks: dict[tuple[str, str], list[SourceRemark]] = field(default_factory=dict)
    papers: dict[UUID, list[Document]] = field(default_factory=dict)
    bodies: list[Any] = field(default_factory=list)
    """The municipality and the organisations that take part."""

    def remarks_on(self, subject: Any, name: str) -> list[SourceRemark]:
        """What sources say differently of a field of a part of this life."""
        return self.remarks.get((str(subject.pk), name), []) if subject is not None else []

    def papers_of(self, *parts: Any) -> list[Document]:
        """The public papers made for parts of this life, oldest first; a part may be None."""
        return [paper for part in parts if part is not None for paper in self.papers.get(part.pk, ())]


def parts_of_order(key: UUID) -> dict[str, Part]:
    """Every table the page of an order reads, by the order's key."""
    ours, signed = {"contract__order": key}, {"contract__order": key, "contract__state__in": SIGNED}
    order, contracts = Order.objects.filter(pk=key), Contract.objects.filter(order=key, state__in=SIGNED)
    reports = ResultReport.objects.filter(
        **signed
    )  # the accepted are told apart later: few of one, many in all
    sessions, assemblies = (
        NeedsSession.objects.filter(problems__orders=key),
        Assembly.objects.filter(orders=key),
    )
    studies = NeedsStudy.objects.filter(studied__problem__orders=key, state__in=PUBLIC).order_by("-pk")
    hearings = Assembly.objects.filter(heard_reports__in=reports)
    calls, visits = Call.objects.filter(order=key), Visit.objects.filter(**ours)
    continuations = Continuation.objects.filter(order=key)
    told = _on(order, sessions, contracts, reports)
    papers = _on(order, sessions, studies, assemblies, calls, contracts)
    papers |= _on(continuations, reports, visits, hearings)
    partners = ConsortiumPartner.objects.filter(**signed)
    return {
        "orders": Part(order),
        "places": Part(Municipality.objects.filter(orders=key)),
        "customers": Part(Organisation.objects.filter(orders=key)),
        "programmes": Part(Programme.objects.filter(orders=key)),
        "budget_lines": Part(BudgetLine.objects.filter(order=key)),
        "order_indicators": Part(OrderIndicator.objects.filter(order=key)),
        "continuations": Part(continuations),
        "sessions": Part(sessions),
        "problems": Part(Problem.objects.filter(session__problems__orders=key)),
        "assemblies": Part(assemblies, without=("explanation", "ways")),
        "options": Part(Option.objects.filter(assembly__orders=key)),
        "common_lists": Part(PriorityList.objects.filter(assemblies__orders=key), without=("explanation",)),
        "listed": Part(ListedProblem.objects.filter(priority_list__assemblies__orders=key)),
        "put_to_vote": Part(Problem.objects.filter(put_to_vote__assembly__orders=key)),
        **parts_of_calls("order", key),
        "contracts": Part(contracts.order_by("-pk")),
        "contractors": Part(Organisation.objects.filter(contracts__in=contracts).distinct()),
        "partners": Part(partners.order_by("pk")),
        "partner_organisations": Part(Organisation.objects.filter(pk__in=partners.values("organisation"))),
        "indicators": Part(Indicator.objects.filter(**signed).order_by("pk")),
        "tranches": Part(Tranche.objects.filter(**signed)),
        "amendments": Part(Amendment.objects.filter(**signed)),
        "payments": Part(Payment.objects.filter(**signed).order_by("pk")),
        "groups": Part(Group.objects.filter(**ours).order_by("pk")),
        "visits": Part(visits),
        "findings": Part(Finding.objects.filter(visit__contract__order=key)),
        "surveys": Part(Survey.objects.filter(**ours, state="closed")),
        "complaints": Part(ServiceComplaint.objects.filter(**ours), without=("filed_by",)),
        "studies": Part(studies, without=("figures", "missing")),
        "reports": Part(reports.order_by("-pk")),
        "results": Part(Result.objects.filter(report__in=reports).order_by("pk")),
        "hearings": Part(hearings, without=("explanation", "ways")),
        "remarks": Part(SourceRemark.objects.filter(told)),
        "papers": Part(Document.objects.filter(papers, public=True)),
    }


def _on(*parts: QuerySet[Any]) -> Q:
    """What is said of one of the parts of an order's life."""
    found = Q(pk__in=())
    for part in parts:
        found |= Q(subject_type=part.model.lifecycle.name, subject_id__in=part.order_by().values("pk"))
    return found


_LIFE: Final = Together(parts_of_order)


def order_life(slug: str) -> OrderLife | None:
    """The life of the order `slug` as everyone may see it; None when there is no such public order."""
    key = Order.objects.filter(slug=slug).exclude(state="draft").values_list("pk", flat=True).first()
    if key is None:
        return None
    rows = _LIFE.read(key)
    hang_on_calls(rows)
    rows.hang("common_lists", problems="listed")
    rows.hang("orders", budget_lines="budget_lines", indicators="order_indicators")
    rows.hang(
        "contracts",
        indicators="indicators",
        tranches="tranches",
        amendments="amendments",
        payments="payments",
        partners="partners",
    )
    order, call, contract = rows.first("orders"), rows.first("calls"), rows.first("contracts")
    reports = _of(rows.all("reports"), "contract_id", contract)
    report = next((each for each in reports if each.state == "accepted"), None)
    visits = _of(rows.all("visits"), "contract_id", contract)
    return OrderLife(
        order=order,
        session=rows.first("sessions"),
        problems=rows.all("problems"),
        options=rows.all("options"),
        call=call,
        earlier_calls=max(0, len(rows.all("calls")) - 1),
        proposals=proposals_of(rows, call) if call else [],
        contract=contract,
        groups=_of(rows.all("groups"), "contract_id", contract),
        enrolled=_enrolled(contract) if contract else 0,
        given=contributions_of(key),
        visits=[visit for visit in visits if visit.state != "cancelled"],
        findings=[finding for finding in rows.all("findings") if finding.visit in visits],
        surveys=_of(rows.all("surveys"), "contract_id", contract),
        complaints=_of(rows.all("complaints"), "contract_id", contract),
        report=report,
        results=_of(rows.all("results"), "report_id", report),
        continuation=rows.first("continuations"),
        studies=rows.all("studies"),
        remarks=_by_field(rows.all("remarks")),
        papers=_by_subject(rows.all("papers")),
        bodies=[row for name in BODIES for row in rows.all(name)],
    )


def _of(rows: list[Any], name: str, owner: Any) -> list[Any]:
    """The rows that belong to `owner`, of which there may be none."""
    return [row for row in rows if getattr(row, name) == owner.pk] if owner is not None else []


def _enrolled(contract: Contract) -> int:
    of_contract = Enrolment.objects.filter(group__contract=contract)
    return int(of_contract.aggregate(n=Count("recipient", distinct=True))["n"])


def _by_field(remarks: list[SourceRemark]) -> dict[tuple[str, str], list[SourceRemark]]:
    found: dict[tuple[str, str], list[SourceRemark]] = {}
    for remark in remarks:
        found.setdefault((str(remark.subject_id), remark.field), []).append(remark)
    return found


def _by_subject(papers: list[Document]) -> dict[UUID, list[Document]]:
    found: dict[UUID, list[Document]] = {}
    for paper in papers:
        found.setdefault(paper.subject_id, []).append(paper)
    return found


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
