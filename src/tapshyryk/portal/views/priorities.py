"""The page of a common list of priorities: what several sessions named, and how it was put in order."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tapshyryk.core.acts.queries import acts_of_subject
from tapshyryk.core.components import Cell, Column, Fact
from tapshyryk.core.navigation import address
from tapshyryk.core.wording import wording
from tapshyryk.needs.models import PriorityList
from tapshyryk.needs.queries.priority_lists import list_by_slug
from tapshyryk.needs.queries.standing import Line, standing
from tapshyryk.portal import words
from tapshyryk.portal.blocks import facts, table, text
from tapshyryk.portal.freshness import public_page
from tapshyryk.portal.timelines import as_deeds


@public_page
def priorities(request: HttpRequest, slug: str) -> HttpResponse:
    """One common list, from the sessions it joins to the place of each problem."""
    try:
        this = list_by_slug(slug)
    except PriorityList.DoesNotExist:
        raise Http404 from None
    shown = standing(this)
    place = this.municipality
    blocks = [
        facts(
            Fact(_("State"), _(PriorityList.lifecycle.states[this.state])),
            Fact(_("Municipality"), wording(place, "name"), href=address("portal:municipality", place.slug)),
            Fact(_("Closed"), words.day(this.closed_on)) if this.closed_on else None,
            Fact(_("Sessions joined"), words.number(this.sessions.count())),
            Fact(_("How the lists became one"), words.choice(this, "method")),
            Fact(_("If problems are equal, first stands"), words.choice(this, "tie_rule")),
        ),
        table(
            _("Priority problems"),
            (
                Column(_("Problem")),
                Column(_("Named at")),
                Column(_("Votes"), "number"),
                Column(_("Count"), "number"),
                Column(_("Rank"), "number"),
            ),
            [_row(line) for line in shown.lines],
        )
        if this.state != "withdrawn"
        else None,
        text(_("How the order came about"), "\n".join(shown.sentences)) if this.state == "closed" else None,
    ]
    return render(
        request,
        "portal/thing.html",
        {
            "kicker": _("Common list of priorities"),
            "title": wording(this, "title"),
            "content": [block for block in blocks if block is not None],
            "deeds": as_deeds(acts_of_subject(this.pk)),
            "parent": (wording(place, "name"), "portal:municipality", place.slug),
            "example": this.is_example,
        },
    )


def _row(line: Line) -> tuple[object, ...]:
    return (
        Cell(
            line.words,
            href=address("portal:named_problem", line.problem.slug),
            note=_("chosen by residents") if line.problem.is_chosen else "",
        ),
        "; ".join(str(session.title) for session in line.named_at),
        words.number(line.votes),
        line.score or "—",
        words.number(line.rank) if line.rank else "—",
    )
