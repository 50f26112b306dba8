"""The page of a needs session: who came, what was named, what the tools left, how the order came about."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tapshyryk.core.acts.queries import acts_of_subject
from tapshyryk.core.components import Cell, Column, Fact
from tapshyryk.core.documents.storing import documents_of
from tapshyryk.core.navigation import address
from tapshyryk.core.wording import wording
from tapshyryk.needs.explaining import explained
from tapshyryk.needs.models import NeedsSession, Problem
from tapshyryk.needs.queries.sessions import session_by_slug
from tapshyryk.needs.queries.tools import tools_shown
from tapshyryk.portal import words
from tapshyryk.portal.attendance import plan_of, who_came
from tapshyryk.portal.blocks import Block, facts, papers, table, text
from tapshyryk.portal.freshness import public_page
from tapshyryk.portal.timelines import as_deeds


@public_page
def session(request: HttpRequest, slug: str) -> HttpResponse:
    """One session, without the name of anybody who came."""
    try:
        this = session_by_slug(slug)
    except NeedsSession.DoesNotExist:
        raise Http404 from None
    place = this.municipality
    problems = list(this.problems.all())
    tools = [Block("table", shown.table) for shown in tools_shown(this)]
    blocks = [
        facts(
            Fact(_("State"), _(NeedsSession.lifecycle.states[this.state])),
            Fact(_("Municipality"), wording(place, "name"), href=address("portal:municipality", place.slug)),
            Fact(_("When"), words.day(this.held_on or this.planned_for) or this.period or None),
            Fact(_("Where"), this.venue or None),
            *plan_of(this),
            Fact(_("Participants"), words.people(this.participants, this.participants_exactness) or None),
            Fact(_("Women among them"), words.number(this.women_told)),
            Fact(_("How problems were put in order"), words.choice(this, "ranking_method"))
            if not this.source
            else None,
            Fact(_("Source"), words.source(this.source)) if this.source else None,
        ),
        table(
            _("Problems named at the session"),
            (
                Column(_("Problem")),
                Column(_("Theme")),
                Column(_("Votes"), "number"),
                Column(_("Rank"), "number"),
            ),
            [_row(problem) for problem in problems],
        ),
        *who_came(this),
        text(_("How the order came about"), "\n".join(_explanation(this, problems))),
        *tools,
        text(_("Note"), this.note),
        papers([*documents_of(this), *(paper for tool in this.tools.all() for paper in documents_of(tool))]),
    ]
    return render(
        request,
        "portal/thing.html",
        {
            "kicker": _("Needs session"),
            "title": wording(this, "title"),
            "content": [block for block in blocks if block is not None],
            "deeds": as_deeds(acts_of_subject(this.pk)),
            "parent": (wording(place, "name"), "portal:municipality", place.slug),
            "example": this.is_example,
        },
    )


def _row(problem: Problem) -> tuple[object, ...]:
    rank = words.number(problem.rank) or (_("on the list") if problem.is_priority else "—")
    return (
        Cell(
            wording(problem, "title"),
            href=address("portal:named_problem", problem.slug),
            note=_("chosen by residents") if problem.is_chosen else "",
        ),
        words.choice(problem, "theme"),
        words.number(problem.votes),
        rank,
    )


def _explanation(this: NeedsSession, problems: list[Problem]) -> tuple[str, ...]:
    kept = getattr(this, "order_kept", None)
    titles = {problem.slug: str(problem.title) for problem in problems}
    return explained(kept.explanation, titles) if kept is not None else ()
