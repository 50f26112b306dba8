"""The page of one needs study: what it rests on, what it lacks, what it concludes, and the paper itself."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tapshyryk.core.acts.queries import acts_of_subject
from tapshyryk.core.components import Cell, Column, Fact
from tapshyryk.core.documents.storing import documents_of
from tapshyryk.core.navigation import address
from tapshyryk.core.wording import wording
from tapshyryk.needs.domain.study import MISSING
from tapshyryk.needs.models import NeedsStudy, Problem
from tapshyryk.needs.queries.needs_studies import study_by_slug
from tapshyryk.portal import words
from tapshyryk.portal.blocks import facts, papers, table, text
from tapshyryk.portal.freshness import public_page
from tapshyryk.portal.timelines import as_deeds


@public_page
def study(request: HttpRequest, slug: str) -> HttpResponse:
    """One issued study, as it stood on the day it was issued."""
    try:
        this = study_by_slug(slug)
    except NeedsStudy.DoesNotExist:
        raise Http404 from None
    counted = this.figures
    studied = this.studied.select_related("problem").prefetch_related("problem__orders")
    blocks = [
        facts(
            Fact(
                _("Municipality"),
                wording(this.municipality, "name"),
                href=address("portal:municipality", this.municipality.slug),
            ),
            Fact(_("State"), _(NeedsStudy.lifecycle.states[this.state])),
            Fact(_("Later study"), _("open"), href=address("portal:study", this.replaced_by))
            if this.replaced_by
            else None,
            Fact(_("Time"), words.span(this.since, this.until)),
            Fact(_("Issued on"), words.day(this.issued_on)),
            Fact(_("Needs sessions"), words.number(counted["sessions"])),
            Fact(
                _("People who took part"),
                words.number(counted["participants"]) if counted["sessions_counted"] else None,
            ),
            Fact(
                _("Women among them"),
                words.number(counted["women"]) if counted["women_counted"] else None,
                note=_("counted at %(n)s of the sessions") % {"n": words.number(counted["women_counted"])}
                if counted["women_counted"] < counted["sessions"]
                else "",
            ),
            Fact(_("Common lists of priorities"), words.number(counted["common_lists"])),
            Fact(_("House-to-house rounds"), words.number(counted["rounds"])),
            Fact(_("Working groups"), words.number(counted["groups"])),
        ),
        papers(documents_of(this)),
        text(_("Conclusion"), str(this.conclusion)),
        table(
            _("Problems the study covers"),
            (Column(_("Problem")), Column(_("Theme")), Column(_("Votes"), "number"), Column(_("Order"))),
            [_row(one.problem) for one in studied],
        ),
        text(
            _("What was not done, and what is not known"),
            "\n".join(_(MISSING[key]) for key in this.missing if key in MISSING),
        ),
    ]
    return render(
        request,
        "portal/thing.html",
        {
            "kicker": _("Needs study"),
            "title": wording(this.municipality, "name"),
            "content": [block for block in blocks if block is not None],
            "deeds": as_deeds(acts_of_subject(this.pk)),
            "parent": (wording(this.municipality, "name"), "portal:municipality", this.municipality.slug),
            "example": this.is_example,
        },
    )


def _row(problem: Problem) -> tuple[Any, ...]:
    order = next((one for one in problem.orders.all() if one.state != "draft"), None)
    return (
        Cell(wording(problem, "title"), note=_("chosen") if problem.is_chosen else ""),
        words.choice(problem, "theme"),
        words.number(problem.votes),
        Cell(wording(order, "title"), href=address("portal:order", order.slug)) if order else "—",
    )
