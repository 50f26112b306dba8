"""Orders with everything a release needs, in batches of which only one is held in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Max, Prefetch, QuerySet

from tapshyryk.calls.models import Call, ConsortiumMember, Proposal
from tapshyryk.contracts.models import Amendment, ConsortiumPartner, Contract, Payment
from tapshyryk.core.acts.models import Act
from tapshyryk.core.documents.models import Document
from tapshyryk.monitoring.models import Visit
from tapshyryk.orders.models import Order

AT_ONCE: Final = 200
"""Orders read together: enough to make few queries, few enough to keep memory flat."""

HIDDEN_CONTRACTS: Final = ("draft",)
"""A draft is its parties' own; it is public from the customer's signature on."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """An order with its papers by subject, and when it was last changed by a public act."""

    order: Order
    changed_at: datetime
    recorded_at: datetime
    papers: dict[UUID, list[Document]] = field(default_factory=dict)

    def papers_of(self, *keys: UUID | None) -> list[Document]:
        """The public papers made for these subjects, in the order they are named."""
        return [paper for key in keys if key is not None for paper in self.papers.get(key, ())]


def public_orders(*, with_examples: bool = False) -> QuerySet[Order]:
    """The orders everybody may see: past their draft; the played example's only when asked for."""
    orders = Order.objects.exclude(state="draft").order_by("pk")
    return orders if with_examples else orders.filter(municipality__is_example=False)


def gathered(orders: QuerySet[Order]) -> Iterator[Gathered]:
    """Each of `orders` with what belongs to it, a batch at a time, in the order they were begun."""
    whole = orders.order_by("pk").select_related(
        "municipality", "customer__municipality", "programme", "problem", "assembly"
    )
    whole = whole.prefetch_related("budget_lines", _calls(), _contracts())
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
    known = getattr(row, "_prefetched_objects_cache", {})
    for rows in known.values():
        for each in rows:
            let_go(each)
    known.clear()


def _with_papers_and_acts(batch: list[Order]) -> Iterator[Gathered]:
    papers: dict[UUID, list[Document]] = defaultdict(list)
    keys = {key for order in batch for key in subjects_of(order)}
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


def subjects_of(order: Order) -> Iterator[UUID]:
    """The keys of everything in an order's life that papers are made for."""
    yield order.pk
    yield from (
        key for key in (order.assembly_id, order.problem.session_id if order.problem else None) if key
    )
    yield from (call.pk for call in order.calls.all())
    for contract in order.contracts.all():
        yield contract.pk
        yield from progress_of(contract)


def progress_of(contract: Contract) -> Iterator[UUID]:
    """The keys of what tells how a service goes: visits to it, assemblies that heard its results."""
    yield from (visit.pk for visit in contract.visits.all())
    heard = (report.heard_at_id for report in contract.result_reports.all())
    yield from dict.fromkeys(key for key in heard if key is not None)


def _calls() -> Prefetch[Any]:
    members = ConsortiumMember.objects.select_related("organisation__municipality")
    proposals = Proposal.objects.select_related("organisation__municipality").prefetch_related(
        "lines", Prefetch("consortium", queryset=members)
    )
    calls = Call.objects.exclude(published_at=None).order_by("published_at")
    return Prefetch(
        "calls",
        queryset=calls.prefetch_related("criteria", "questions", Prefetch("proposals", queryset=proposals)),
    )


def _contracts() -> Prefetch[Any]:
    partners = ConsortiumPartner.objects.select_related("organisation__municipality")
    accepted = Amendment.objects.filter(standing=Amendment.Standing.ACCEPTED).order_by("number")
    paid = Payment.objects.filter(state="paid").select_related("tranche").order_by("paid_on", "pk")
    contracts = (
        Contract.objects.exclude(state__in=HIDDEN_CONTRACTS)
        .select_related("contractor__municipality", "proposal__call")
        .order_by("pk")
    )
    return Prefetch(
        "contracts",
        queryset=contracts.prefetch_related(
            Prefetch("partners", queryset=partners),
            Prefetch("amendments", queryset=accepted),
            Prefetch("payments", queryset=paid),
            Prefetch("visits", queryset=Visit.objects.filter(state="reported").order_by("held_on", "pk")),
            "tranches",
            "result_reports",
        ),
    )
