"""Published calls through the API."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest
from ninja import Field, Query, Router
from ninja.errors import HttpError

from tapshyryk.calls.models import COUNTED, Call, Proposal, Source
from tapshyryk.opendata.api.limits import NAME, Page, Slug
from tapshyryk.opendata.api.shapes import ONE, REFUSALS, Calls, CallWhole, texts

router = Router(tags=["calls"])


class Wanted(Page):
    """Which calls are wanted."""

    order: str = Field("", max_length=120, pattern=NAME, description="permanent name of the order")
    municipality: str = Field(
        "", max_length=80, pattern=NAME, description="permanent name of the municipality"
    )
    state: str = Field("", max_length=32, pattern=NAME)
    is_example: bool | None = None


def _published() -> Any:
    drawn = Count("proposals", filter=Q(proposals__state__in=COUNTED))
    calls = Call.objects.exclude(published_at=None).select_related("order__municipality")
    return calls.annotate(drawn=drawn).order_by("-published_at", "slug")


def shape(call: Any) -> dict[str, Any]:
    """A call as the API shows it in a list."""
    opened = call.opened_at is not None or call.state == "failed"
    return {
        "slug": call.slug,
        "order": call.order.slug,
        "municipality": call.order.municipality.slug,
        "title": texts(call),
        "state": call.state,
        "published_at": call.published_at,
        "closes_at": call.closes_at,
        "opened_at": call.opened_at,
        "decided_at": call.decided_at,
        "proposals": call.drawn if opened else None,
        "is_example": call.order.municipality.is_example,
    }


def _proposal(proposal: Proposal) -> dict[str, Any]:
    lines = list(proposal.lines.all())
    return {
        "organisation": proposal.organisation.slug,
        "consortium": [member.organisation.slug for member in proposal.consortium.all()],
        "title": texts(proposal),
        "state": proposal.state,
        "total_tyiyn": sum(line.amount_tyiyn for line in lines),
        "asked_tyiyn": sum(line.amount_tyiyn for line in lines if line.source == Source.CUSTOMER),
        "score": proposal.score_total,
        "place": proposal.place,
    }


@router.get("", response={200: Calls, **REFUSALS}, operation_id="list_calls")
def calls(request: HttpRequest, wanted: Query[Wanted]) -> dict[str, Any]:
    """Published calls, the latest first."""
    rows = _published()
    if wanted.order:
        rows = rows.filter(order__slug=wanted.order)
    if wanted.municipality:
        rows = rows.filter(order__municipality__slug=wanted.municipality)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.is_example is not None:
        rows = rows.filter(order__municipality__is_example=wanted.is_example)
    page = wanted.part_of(rows)
    return {**page, "items": [shape(call) for call in page["items"]]}


@router.get("/{slug}", response={200: CallWhole, **ONE}, operation_id="get_call")
def call(request: HttpRequest, slug: Slug) -> dict[str, Any]:
    """One call with its criteria and, once they are opened, its proposals."""
    found = _published().filter(slug=slug).first()
    if found is None:
        raise HttpError(404, "There is no published call of this name.")
    opened = (
        Proposal.objects.filter(call=found, state__in=COUNTED)
        .select_related("organisation")
        .prefetch_related("lines", "consortium__organisation")
        .order_by("place", "pk")
    )
    return {
        **shape(found),
        "description": found.description,
        "criteria": [
            {"title": texts(one), "weight": one.weight, "maximum": one.maximum}
            for one in found.criteria.all()
        ],
        "opened": [_proposal(proposal) for proposal in opened],
    }
