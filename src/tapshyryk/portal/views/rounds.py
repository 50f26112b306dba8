"""The page of one house-to-house round: how far it came, by settlement and never by street."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tapshyryk.core.acts.queries import acts_of_subject
from tapshyryk.core.components import Column, Fact
from tapshyryk.core.wording import wording
from tapshyryk.needs.models import Round
from tapshyryk.needs.queries.rounds import coverage, coverage_by_settlement, round_by_slug
from tapshyryk.portal import words
from tapshyryk.portal.blocks import Block, facts, table
from tapshyryk.portal.freshness import about, concerns_order, public_page
from tapshyryk.portal.timelines import as_deeds


@public_page(touches=concerns_order)
def house_to_house(request: HttpRequest, slug: str) -> HttpResponse:
    """One round: whom it looks for, where it goes and how far it came."""
    try:
        this = round_by_slug(slug)
    except Round.DoesNotExist:
        raise Http404 from None
    about(request, None)
    place = this.municipality
    blocks = [
        facts(
            Fact(_("State"), _(Round.lifecycle.states[this.state])),
            Fact(_("Municipality"), wording(place, "name")),
            Fact(_("When"), words.term(words.day(this.starts_on), words.day(this.ends_on))),
            Fact(_("Closed"), words.day(this.closed_on)) if this.closed_on else None,
        ),
        _coverage(this),
    ]
    return render(
        request,
        "portal/thing.html",
        {
            "kicker": _("House-to-house round"),
            "title": wording(this, "title"),
            "content": [block for block in blocks if block is not None],
            "deeds": as_deeds(acts_of_subject(this.pk)),
            "parent": (wording(place, "name"), "portal:municipality", place.slug),
            "example": this.is_example,
        },
    )


def _coverage(this: Round) -> Block | None:
    """Households visited of those planned, by settlement, once there are routes."""
    whole = coverage(this)
    if not whole.planned:
        return None
    rows = [(wording(one.settlement, "name"), one.walked) for one in coverage_by_settlement(this)]
    return table(
        _("Households visited"),
        (
            Column(_("Settlement")),
            Column(_("Planned"), "number"),
            Column(_("Visited"), "number"),
            Column(_("Share"), "number"),
        ),
        [
            (name, words.number(walked.planned), words.number(walked.visited), words.percent(walked.percent))
            for name, walked in rows
        ],
        total=(
            _("Together"),
            words.number(whole.planned),
            words.number(whole.visited),
            words.percent(whole.percent),
        )
        if len(rows) > 1
        else (),
    )
