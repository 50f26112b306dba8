"""The page of one working group: its theme, how many it is, and what its meetings decided; never who."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tapshyryk.core.acts.queries import acts_of_subject
from tapshyryk.core.components import Column, Fact
from tapshyryk.core.navigation import address
from tapshyryk.core.wording import wording
from tapshyryk.needs.models import WorkingGroup
from tapshyryk.needs.queries.working_groups import counted, group_by_slug
from tapshyryk.portal import words
from tapshyryk.portal.blocks import facts, table, text
from tapshyryk.portal.freshness import public_page
from tapshyryk.portal.timelines import as_deeds


@public_page
def group(request: HttpRequest, slug: str) -> HttpResponse:
    """One working group."""
    try:
        this = group_by_slug(slug)
    except WorkingGroup.DoesNotExist:
        raise Http404 from None
    count = counted(this)
    blocks = [
        facts(
            Fact(
                _("Municipality"),
                wording(this.municipality, "name"),
                href=address("portal:municipality", this.municipality.slug),
            ),
            Fact(_("State"), _(WorkingGroup.lifecycle.states[this.state])),
            Fact(_("Theme"), words.choice(this, "theme")),
            Fact(
                _("Problem"),
                wording(this.problem, "title"),
                href=address("portal:named_problem", this.problem.slug),
            )
            if this.problem
            else None,
            _formed_at(this),
            Fact(_("Formed on"), words.day(this.formed_on)),
            Fact(_("Disbanded on"), words.day(this.disbanded_on)) if this.disbanded_on else None,
            Fact(_("Members"), words.number(count.now)),
            Fact(_("Took part so far"), words.number(count.ever)),
            Fact(_("Stay on for the technical task"), words.number(count.task)),
            Fact(_("Stay on for the commission"), words.number(count.commission)),
            Fact(_("Stay on for monitoring"), words.number(count.monitoring)),
        ),
        text(_("Why it was disbanded"), this.reason),
        table(
            _("Meetings"),
            (
                Column(_("When"), "date"),
                Column(_("People"), "number"),
                Column(_("Women"), "number"),
                Column(_("What was decided")),
            ),
            [
                (
                    words.day(meeting.held_on),
                    words.number(meeting.present),
                    words.number(meeting.women),
                    meeting.decided,
                )
                for meeting in this.meetings.all()
            ],
        ),
    ]
    return render(
        request,
        "portal/thing.html",
        {
            "kicker": _("Working group"),
            "title": wording(this, "title"),
            "content": [block for block in blocks if block is not None],
            "deeds": as_deeds(acts_of_subject(this.pk)),
            "parent": (wording(this.municipality, "name"), "portal:municipality", this.municipality.slug),
            "example": this.is_example,
        },
    )


def _formed_at(this: WorkingGroup) -> Fact | None:
    if this.assembly:
        return Fact(
            _("Formed at"), _("an assembly of residents"), href=address("portal:assembly", this.assembly)
        )
    if this.session is None:
        return None
    return Fact(
        _("Formed at"), wording(this.session, "title"), href=address("portal:session", this.session.slug)
    )
