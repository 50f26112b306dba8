"""The public record through the API."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError

from tapshyryk.core.acts.models import Act
from tapshyryk.core.acts.queries import Filter, proven_act, public_record
from tapshyryk.opendata.api.limits import MOST_ROWS, NAME
from tapshyryk.opendata.api.shapes import ONE, REFUSALS, Acts, ActWhole
from tapshyryk.orders.models import Order
from tapshyryk.places.models import Municipality

router = Router(tags=["acts"])


class Wanted(Schema):
    """Which acts are wanted."""

    verb: str = Field("", max_length=60, pattern=NAME, description="what was done, such as publish_call")
    municipality: str = Field(
        "", max_length=80, pattern=NAME, description="permanent name of the municipality"
    )
    order: str = Field("", max_length=120, pattern=NAME, description="permanent name of the order")
    actor_kind: str = Field("", pattern="^(person|system)?$", description="person or system")
    before: UUID | None = Field(None, description="where the page begins: `older` of the page before")
    limit: int = Field(20, ge=1, le=MOST_ROWS, description="rows on a page")


def _shapes(acts: Sequence[Act]) -> list[dict[str, Any]]:
    places = Municipality.objects.in_bulk({act.municipality for act in acts if act.municipality})
    orders = Order.objects.in_bulk({act.order for act in acts if act.order})
    shapes = []
    for act in acts:
        place = places.get(act.municipality) if act.municipality else None
        order = orders.get(act.order) if act.order else None
        shapes.append(
            {
                "id": act.pk,
                "number": act.number,
                "at": act.at,
                "verb": act.verb,
                "actor_kind": act.actor_kind,
                "actor_role": act.actor_role,
                "subject_type": act.subject_type,
                "subject_label": act.subject_label,
                "municipality": place.slug if place else None,
                "order": order.slug if order else None,
                "from_state": act.from_state,
                "to_state": act.to_state,
                "is_example": bool(place and place.is_example),
            }
        )
    return shapes


@router.get("", response={200: Acts, **REFUSALS}, operation_id="list_acts")
def acts(request: HttpRequest, wanted: Query[Wanted]) -> dict[str, Any]:
    """Public acts, the newest first."""
    place = order = None
    if wanted.municipality:
        place = Municipality.objects.filter(slug=wanted.municipality).values_list("pk", flat=True).first()
    if wanted.order:
        order = Order.objects.filter(slug=wanted.order).values_list("pk", flat=True).first()
    if (wanted.municipality and place is None) or (wanted.order and order is None):
        return {"items": [], "older": None}
    filter_ = Filter(verb=wanted.verb, municipality=place, order=order, actor_kind=wanted.actor_kind)
    page = public_record(filter_, before=wanted.before, limit=wanted.limit)
    return {"items": _shapes(page.acts), "older": page.older}


@router.get("/{act_id}", response={200: ActWhole, **ONE}, operation_id="get_act")
def act(request: HttpRequest, act_id: UUID) -> dict[str, Any]:
    """One public act with its content and the proof that it is in the signed tree."""
    proven = proven_act(act_id)
    if proven is None:
        raise HttpError(404, "There is no public act with this key.")
    found = proven.act
    return {
        **_shapes([found])[0],
        "entry": found.entry,
        "detail": found.detail,
        "overrides": found.overrides,
        "documents": found.documents,
        "leaf_hash": bytes(found.leaf_hash).hex(),
        "proof": list(proven.proof),
        "tree_size": proven.checkpoint.size if proven.checkpoint else None,
        "root": bytes(proven.checkpoint.root).hex() if proven.checkpoint else None,
    }
