"""What everyone may read of calls: never who asked, no question before its answer, no early scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from tapshyryk.calls.models import (
    COUNTED,
    Call,
    CallComplaint,
    CommissionMember,
    Criterion,
    Proposal,
    Question,
    Score,
)
from tapshyryk.core.together import Part, Rows, Together
from tapshyryk.orders.models import Order
from tapshyryk.parties.models import Organisation, Person
from tapshyryk.places.models import Municipality


def parts_of_calls(path: str, key: UUID) -> dict[str, Part]:
    """The parts of the published calls at `path` (`order` or `pk`) `key`.

    Never who asked, never a question before its answer, no points before the decision and nobody's name on
    the commission, no complaint's text.
    """
    here = {f"call__{path}": key}
    bids = {f"proposals__call__{path}": key, "proposals__state__in": COUNTED}
    complained = CallComplaint.objects.filter(**here).values("organisation")
    return {
        "calls": Part(Call.objects.filter(**{path: key}, published_at__isnull=False)),
        "criteria": Part(Criterion.objects.filter(**here)),
        "questions": Part(
            Question.objects.filter(**here, answered_at__isnull=False), without=("text", "asked_by")
        ),
        "call_complaints": Part(CallComplaint.objects.filter(**here), without=("text",)),
        "complainers": Part(Organisation.objects.filter(pk__in=complained)),
        "commission": Part(CommissionMember.objects.filter(**here)),
        "members": Part(
            Person.objects.filter(
                **{f"commission_seats__call__{path}": key},
                commission_seats__call__decided_at__isnull=False,
            ).distinct()
        ),
        "proposals": Part(Proposal.objects.filter(**here, state__in=COUNTED)),
        "bidders": Part(Organisation.objects.filter(**bids).distinct()),
        "scores": Part(
            Score.objects.filter(
                **{f"proposal__call__{path}": key},
                proposal__state__in=COUNTED,
                proposal__call__decided_at__isnull=False,
            ).order_by("pk"),
            without=("remark",),
        ),
    }


def hang_on_calls(rows: Rows) -> None:
    """Ties what was read to its calls and proposals, as their relations would."""
    rows.hang("calls", criteria="criteria", complaints="call_complaints", commission="commission")
    rows.hang("proposals", scores="scores")
    for call in rows.all("calls"):
        call.published_questions = [each for each in rows.all("questions") if each.call_id == call.pk]


def proposals_of(rows: Rows, call: Any) -> list[Proposal]:
    """The opened proposals of a call among what was read, the best first.

    Who bids is public once all are opened; points, totals and places only once the call is decided, so
    before that no scores are read.
    """
    return [each for each in rows.all("proposals") if each.call_id == call.pk]


def names_on_commission(call: Call) -> list[tuple[str, CommissionMember]]:
    """The seats of the commission, each with the name of who has it; without it before the decision.

    A member whose name is known can be leant on while the points are given.
    """
    is_decided = call.decided_at is not None
    return [(seat.person.full_name if is_decided else "", seat) for seat in call.commission.all()]


@dataclass(frozen=True)
class CallOnView:
    """A published call with its order, and the proposals opened for it."""

    call: Call
    order: Order
    proposals: list[Proposal]


def _parts(key: UUID) -> dict[str, Part]:
    return {
        "orders": Part(Order.objects.filter(calls=key)),
        "places": Part(Municipality.objects.filter(orders__calls=key)),
        "customers": Part(Organisation.objects.filter(orders__calls=key)),
        **parts_of_calls("pk", key),
    }


_CALL: Final = Together(_parts)


def published_call(slug: str) -> CallOnView | None:
    """The call `slug` as everyone may see it; None when there is no such published call."""
    key = Call.objects.filter(slug=slug, published_at__isnull=False).values_list("pk", flat=True).first()
    if key is None:
        return None
    rows = _CALL.read(key)
    hang_on_calls(rows)
    call = rows.first("calls")
    return CallOnView(call, rows.first("orders"), proposals_of(rows, call))
