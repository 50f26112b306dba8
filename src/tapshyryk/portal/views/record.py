"""The public record: browse the acts, one act with its proof, how to verify."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tapshyryk.core.acts.queries import (
    Filter,
    head,
    latest_checkpoint,
    proven_act,
    public_keys,
    public_record,
    verbs_in_record,
)
from tapshyryk.core.components import Fact
from tapshyryk.core.documents.models import Document
from tapshyryk.core.rulebook import RulebookError, by_ref
from tapshyryk.core.wording import current_language, wording
from tapshyryk.orders.models import Order
from tapshyryk.places.models import Municipality
from tapshyryk.portal import words
from tapshyryk.portal.damage import damage_of
from tapshyryk.portal.freshness import public_page
from tapshyryk.portal.timelines import as_deeds, said, who_acted


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@public_page
def record(request: HttpRequest) -> HttpResponse:
    """The acts of the record, newest first, narrowed by verb, municipality or order."""
    place = Municipality.objects.filter(slug=request.GET.get("place", "")).first()
    order = Order.objects.filter(slug=request.GET.get("order", "")).first()
    wanted = Filter(
        verb=request.GET.get("verb", ""),
        municipality=place.pk if place else None,
        order=order.pk if order else None,
        actor_kind=request.GET.get("who", "") if request.GET.get("who") in {"person", "system"} else "",
    )
    page = public_record(wanted, before=_uuid(request.GET.get("before", "")))
    standing = head()
    return render(
        request,
        "portal/record.html",
        {
            "deeds": as_deeds(page.acts),
            "older": page.older,
            "head": standing,
            "acts_in_all": words.number(standing.acts),
            "sealed": words.number(standing.size),
            "checkpoint": latest_checkpoint(),
            "keys": public_keys(),
            "verbs": sorted(((verb, said(verb)) for verb in verbs_in_record()), key=lambda pair: pair[1]),
            "places": [(p.slug, wording(p, "name")) for p in Municipality.objects.all()],
            "asked": {"verb": wanted.verb, "place": place.slug if place else "", "who": wanted.actor_kind},
            "order": order,
        },
    )


@public_page
def act(request: HttpRequest, number: int) -> HttpResponse:
    """One act with all that was recorded of it and the proof that it is in the record."""
    found = proven_act(number)
    if found is None:
        raise Http404
    this = found.act
    place = Municipality.objects.filter(pk=this.municipality).first() if this.municipality else None
    order = Order.objects.filter(pk=this.order).first() if this.order else None
    return render(
        request,
        "portal/act.html",
        {
            "act": this,
            "proven": found,
            "damage": damage_of(found),
            "said": said(this.verb),
            "facts": [
                Fact(_("When it was done"), words.day(this.at)),
                Fact(_("Who"), who_acted(this)),
                Fact(_("Municipality"), wording(place, "name") if place else None) if place else None,
                Fact(_("Order"), wording(order, "title")) if order else None,
                Fact(_("Rulebook"), this.rulebook) if this.rulebook else None,
            ],
            "overrides": [_override(this, each) for each in this.overrides],
            "detail": this.detail,
            "documents": _papers(this),
            "example": bool(place and place.is_example),
        },
    )


def _papers(act: Any) -> list[dict[str, str]]:
    """The papers made in an act; one that is public, and still the one it was, can be read from here."""
    made = Document.objects.filter(sha256__in=[paper["sha256"] for paper in act.documents], public=True)
    where = {(paper.name, paper.sha256): paper.get_absolute_url() for paper in made} if act.documents else {}
    return [{**paper, "href": where.get((paper["name"], paper["sha256"]), "")} for paper in act.documents]


def _override(act: Any, override: dict[str, str]) -> dict[str, str]:
    try:
        norm = by_ref(act.rulebook).rule(override["rule"]).sentence_in(current_language())
    except (RulebookError, KeyError, ValueError):
        norm = override["rule"]
    return {"rule": override["rule"], "norm": norm, "reason": override["reason"]}
