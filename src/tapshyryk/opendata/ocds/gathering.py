"""Orders with everything a release needs, in batches of which only one is held in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Max, Prefetch, QuerySet

from tapshyryk.calls.models import COUNTED, Call, ConsortiumMember, Proposal
from tapshyryk.contracts.models import Amendment, ConsortiumPartner, Contract, Payment
from tapshyryk.core.acts.models import Act
from tapshyryk.core.documents.models import Document
from tapshyryk.impact.models import ResultReport
from tapshyryk.monitoring.models import Visit
from tapshyryk.orders.models import Order

AT_ONCE: Final = 200
"""Orders read together: enough to make few queries, few enough to keep memory flat."""

HIDDEN_CONTRACTS: Final = ("draft",)
"""A draft is its parties' own; it is public from the customer's signature on."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """An order with what is public of it, its papers by subject, and when a public act last changed it.

    `calls` and `contracts` carry what belongs to them in lists whose names begin with `told_`, so that a row
    that was not gathered fails instead of telling what is not public.
    """

    order: Order
    changed_at: datetime
    recorded_at: datetime
    papers: dict[UUID, list[Document]] = field(default_factory=dict)

    @property
    def calls(self) -> list[Any]:
        """The published calls, the earliest first."""
        return list(_told(self.order, "told_calls"))

    @property
    def contracts(self) -> list[Any]:
        """The contracts the customer has signed."""
        return list(_told(self.order, "told_contracts"))

    @property
    def budget_tyiyn(self) -> int | None:
        """The sum of the order's budget lines; None when it has none."""
        lines = _told(self.order, "told_lines")
        return sum(line.amount_tyiyn for line in lines) if lines else None

    def papers_of(self, *keys: UUID | None) -> list[Document]:
        """The public papers made for these subjects, in the order they are named."""
        return [paper for key in keys if key is not None for paper in self.papers.get(key, ())]


def _told(row: Any, name: str) -> list[Any]:
    rows: list[Any] = getattr(row, name)
    return rows


def public_orders(*, with_examples: bool = False) -> QuerySet[Order]:
    """The orders everybody may see: past their draft; the played example's only when asked for."""
    orders = Order.objects.exclude(state="draft").order_by("pk")
    return orders if with_examples else orders.filter(municipality__is_example=False)


def gathered(orders: QuerySet[Order]) -> Iterator[Gathered]:
    """Each of `orders` with what belongs to it, a batch at a time, in the order they were begun."""
    whole = (
        orders.order_by("pk")
        .select_related("municipality", "customer__municipality", "programme", "problem", "assembly")
        .prefetch_related(
            Prefetch("budget_lines", to_attr="told_lines"),
            Prefetch("calls", queryset=_calls(), to_attr="told_calls"),
            Prefetch("contracts", queryset=_contracts(), to_attr="told_contracts"),
        )
    )
    last: UUID | None = None
    while True:
        batch = list((whole if last is None else whole.filter(pk__gt=last))[:AT_ONCE])
        if not batch:
            return
        last = batch[-1].pk
        yield from _with_papers_and_acts(batch)


def let_go(row: Any) -> None:
    """Forget what was read with a row that is done with.

    Rows read together know one another in circles, which Python frees only now and then; letting go of them
    keeps memory flat over any number of orders.
    """
    for name in [name for name in vars(row) if name.startswith("told_")]:
        for each in vars(row).pop(name):
            let_go(each)


def _with_papers_and_acts(batch: Sequence[Order]) -> Iterator[Gathered]:
    papers: dict[UUID, list[Document]] = defaultdict(list)
    keys = {key for order in batch for key in _subjects_of(order)}
    for paper in Document.objects.filter(subject_id__in=keys, public=True).order_by("pk"):
        papers[paper.subject_id].append(paper)
    acts = Act.objects.filter(order__in=[order.pk for order in batch], public=True).order_by()
    changed = {
        row["order"]: (row["at"], row["recorded"])
        for row in acts.values("order").annotate(at=Max("at"), recorded=Max("recorded_at"))
    }
    for order in batch:
        begun = _begun(order)
        yield Gathered(order, *changed.get(order.pk, (begun, begun)), papers)


def _begun(order: Order) -> datetime:
    """When the order was entered: its key holds the moment (RFC 9562)."""
    return datetime.fromtimestamp((order.pk.int >> 80) / 1000, UTC)


def _subjects_of(order: Any) -> Iterator[UUID]:
    """The keys of everything in an order's life that papers are made for."""
    yield order.pk
    yield from (
        key for key in (order.assembly_id, order.problem.session_id if order.problem else None) if key
    )
    yield from (call.pk for call in order.told_calls)
    for contract in order.told_contracts:
        yield contract.pk
        yield from progress_of(contract)


def progress_of(contract: Any) -> Iterator[UUID]:
    """The keys of what tells how a service goes: visits to it, assemblies that heard its results."""
    yield from (visit.pk for visit in contract.told_visits)
    yield from dict.fromkeys(report.heard_at_id for report in contract.told_reports)


def _calls() -> QuerySet[Call]:
    members = ConsortiumMember.objects.select_related("organisation__municipality")
    opened = (
        Proposal.objects.filter(state__in=COUNTED)
        .select_related("organisation__municipality")
        .order_by("place", "submitted_at")
        .prefetch_related(
            Prefetch("lines", to_attr="told_lines"),
            Prefetch("consortium", queryset=members, to_attr="told_members"),
        )
    )
    return (
        Call.objects.exclude(published_at=None)
        .order_by("published_at")
        .prefetch_related(
            Prefetch("criteria", to_attr="told_criteria"),
            Prefetch("questions", to_attr="told_questions"),
            Prefetch("proposals", queryset=opened, to_attr="told_proposals"),
        )
    )


def _contracts() -> QuerySet[Contract]:
    partners = ConsortiumPartner.objects.select_related("organisation__municipality")
    accepted = Amendment.objects.filter(standing=Amendment.Standing.ACCEPTED).order_by("number")
    paid = Payment.objects.filter(state="paid").select_related("tranche").order_by("paid_on", "pk")
    visits = Visit.objects.filter(state="reported").order_by("held_on", "pk")
    heard = ResultReport.objects.exclude(heard_at=None).order_by("pk")
    return (
        Contract.objects.exclude(state__in=HIDDEN_CONTRACTS)
        .select_related("contractor__municipality", "proposal__call")
        .order_by("pk")
        .prefetch_related(
            Prefetch("partners", queryset=partners, to_attr="told_partners"),
            Prefetch("amendments", queryset=accepted, to_attr="told_amendments"),
            Prefetch("payments", queryset=paid, to_attr="told_payments"),
            Prefetch("visits", queryset=visits, to_attr="told_visits"),
            Prefetch("tranches", to_attr="told_tranches"),
            Prefetch("result_reports", queryset=heard, to_attr="told_reports"),
        )
    )
