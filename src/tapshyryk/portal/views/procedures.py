"""The pages of one call and of one assembly."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tapshyryk.assemblies.models import Assembly
from tapshyryk.assemblies.queries.minutes import published_files
from tapshyryk.assemblies.queries.votes import rounds_closed
from tapshyryk.calls.models import Call
from tapshyryk.calls.queries.public import published_call
from tapshyryk.core.acts.queries import acts_of_subject
from tapshyryk.core.components import Column, Fact
from tapshyryk.core.documents.storing import documents_of
from tapshyryk.core.navigation import address
from tapshyryk.core.wording import wording
from tapshyryk.portal import words
from tapshyryk.portal.blocks import downloads, facts, papers, table, text
from tapshyryk.portal.commission import commission
from tapshyryk.portal.doors import closing, doors
from tapshyryk.portal.freshness import about, concerns_order, public_page
from tapshyryk.portal.minutes import versions
from tapshyryk.portal.timelines import as_deeds
from tapshyryk.portal.votes import may_vote_online, told_beforehand, vote_blocks


@public_page(touches=concerns_order)
def call(request: HttpRequest, slug: str) -> HttpResponse:
    """One call: what is asked, until when, questions in public, who won and why."""
    found = published_call(slug)
    if found is None:
        raise Http404
    this, order, opened = found.call, found.order, found.proposals
    about(request, order.pk, until=closing(this))
    blocks = [
        facts(
            Fact(_("State"), _(Call.lifecycle.states[this.state])),
            Fact(_("Order"), wording(order, "title")),
            Fact(_("Customer"), wording(order.customer, "name") if order.customer else None),
            Fact(_("Published"), words.day(this.published_at)),
            Fact(_("Open until"), words.day(this.closes_at)),
            Fact(_("Media partners"), this.media_partners or None),
        ),
        text(_("What is asked"), this.description),
        table(
            _("Criteria"),
            (Column(_("Criterion")), Column(_("Weight"), "number"), Column(_("Highest score"), "number")),
            [
                (wording(c, "title"), words.number(c.weight), words.number(c.maximum))
                for c in this.criteria.all()
            ],
        ),
        table(
            _("Questions and answers"),
            (Column(_("Question")), Column(_("Answer"))),
            [(q.public_text, q.answer) for q in this.published_questions],
        ),
        table(
            _("Proposals"),
            (Column(_("Organisation")), Column(_("Total"), "number"), Column(_("Rank"), "number")),
            [
                (wording(p.organisation, "name"), words.number(p.score_total), words.number(p.place))
                for p in opened
            ],
        ),
        text(_("Why"), this.tie_break_reason or this.end_reason),
        commission(this),
        table(
            _("Complaints"),
            (Column(_("Who complained")), Column(_("Filed")), Column(_("Answer"))),
            [
                (wording(c.organisation, "name"), words.day(c.filed_at), c.answer or _("No answer yet"))
                for c in this.complaints.all()
            ],
        ),
        papers(documents_of(this)),
    ]
    return render(
        request,
        "portal/thing.html",
        {
            "kicker": _("Call"),
            "title": wording(this, "title") or wording(order, "title"),
            "content": [block for block in blocks if block is not None],
            "deeds": as_deeds(acts_of_subject(this.pk)),
            "parent": (_("The whole life of the order"), "portal:order", order.slug),
            "doors": doors((this,), (), named=False),
            "example": this.is_example,
        },
    )


@public_page
def assembly(request: HttpRequest, slug: str) -> HttpResponse:
    """One assembly: what was put to the vote and how hands were counted."""
    this = (
        Assembly.objects.select_related("municipality", "result", "needs_session", "priority_list")
        .prefetch_related("options__problem", "orders")
        .filter(slug=slug)
        .first()
    )
    if this is None:
        raise Http404
    order = next((o for o in this.orders.all() if o.state != "draft"), None)
    blocks = [
        facts(
            Fact(_("State"), _(Assembly.lifecycle.states[this.state])),
            Fact(
                _("Municipality"),
                wording(this.municipality, "name"),
                href=address("portal:municipality", this.municipality.slug),
            ),
            Fact(_("Purpose"), words.choice(this, "purpose")),
            Fact(_("When"), words.day(this.convened_for)),
            Fact(_("Where"), this.venue or None),
            Fact(_("Present"), words.number(this.present)),
            Fact(_("Women among them"), words.number(this.women)),
            *told_beforehand(this),
            *_chosen(this, order),
        ),
        text(_("Agenda"), this.agenda),
        *vote_blocks(this),
        downloads(
            _("Count it again"),
            [
                (
                    _("Ballots of round %(number)d") % {"number": number},
                    address("opendata:vote", this.slug, number),
                )
                for number in rounds_closed(this)
            ]
            + [
                (
                    _("Receipts of round %(number)d") % {"number": number},
                    address("opendata:receipts", this.slug, number),
                )
                for number in rounds_closed(this)
                if "online" in this.ways
            ],
        ),
        versions(this),
        papers(documents_of(this)),
        downloads(
            _("Scans and photographs"),
            [(label, reverse("file_download", args=(file.pk,))) for label, file in published_files(this)],
        ),
    ]
    return render(
        request,
        "portal/thing.html",
        {
            "kicker": _("Assembly"),
            "title": wording(this, "title"),
            "content": [block for block in blocks if block is not None],
            "deeds": as_deeds(acts_of_subject(this.pk)),
            "parent": (wording(this.municipality, "name"), "portal:municipality", this.municipality.slug),
            "action": (_("Vote online"), address("voting:vote", this.slug))
            if may_vote_online(this)
            else None,
            "example": this.is_example,
        },
    )


def _chosen(this: Assembly, order: Any) -> list[Fact]:
    """What an assembly that chooses chose, and the order that came of it."""
    if this.purpose != Assembly.Purpose.CHOICE:
        return []
    result = this.result
    told = []
    if result is not None:
        told.append(
            Fact(_("Chosen"), this.words_for(result), href=address("portal:named_problem", result.slug))
        )
    elif this.state in ("counted", "minuted"):
        told.append(Fact(_("Chosen"), None))
    if order is not None:
        told.append(Fact(_("Order"), wording(order, "title"), href=address("portal:order", order.slug)))
    return told
