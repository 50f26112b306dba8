"""Which municipalities take part: the list of those that asked to join, and the page of each."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tapshyryk.core.acts.queries import acts_of_subject
from tapshyryk.core.components import Cell, Column, Fact, Tone
from tapshyryk.core.navigation import address
from tapshyryk.core.searching import SearchForm
from tapshyryk.core.wording import LANGUAGES, current_language, wording
from tapshyryk.needs.models import Joining
from tapshyryk.needs.models.joining import STAGES as ADVISED_AT
from tapshyryk.needs.queries.joining import advice_counted, joining_by_slug, joinings, oriented
from tapshyryk.portal import words
from tapshyryk.portal.blocks import facts, table, text
from tapshyryk.portal.freshness import public_page
from tapshyryk.portal.listing import Listing, holding_words, mark, show
from tapshyryk.portal.queries.joined import STAGES, stages_reached
from tapshyryk.portal.timelines import as_deeds

TONES: dict[str, Tone] = {
    "expressed": "going",
    "questioned": "going",
    "joined": "done",
    "declined": "quiet",
    "withdrawn": "quiet",
}


@public_page
def joined(request: HttpRequest) -> HttpResponse:
    """Every municipality that asked to join, with the answer and the stage it has reached."""
    form = SearchForm(request.GET or {})
    names = (f"municipality__name_{language}" for language in LANGUAGES)
    rows = holding_words(joinings(), form.words, *names)
    reached = stages_reached(rows.filter(state="joined").values_list("municipality", flat=True))
    listing = Listing(
        title=_("Municipalities that take part"),
        intro=_("Who asked to join, what the answer was, and how far each has come."),
        columns=(
            Column(_("Municipality"), sort="place"),
            Column(_("Answer"), sort="state"),
            Column(_("Stage")),
            Column(_("Themes")),
            Column(_("Asked on"), "date", sort="asked"),
        ),
        row=lambda joining: _row(joining, reached.get(joining.municipality_id, "")),
        count=lambda n: ngettext("%(n)s request", "%(n)s requests", n) % {"n": words.number(n)},
        sorts={
            "place": f"municipality__name_{current_language()}",
            "state": "state",
            "asked": "asked_on",
        },
        default_sort="-asked_on",
        empty_text=_("No municipality has asked to join yet."),
    )
    return show(request, listing, rows, form)


def _row(joining: Joining, reached: str) -> tuple[Any, ...]:
    return (
        Cell(
            wording(joining.municipality, "name"),
            href=address("portal:joining", joining.slug),
            note=mark(joining),
        ),
        Cell(_(Joining.lifecycle.states[joining.state]), badge=True, tone=TONES[joining.state]),
        stage_words(joining, reached) or "—",
        ", ".join(joining.theme_labels),
        words.day(joining.asked_on),
    )


def stage_words(joining: Joining, reached: str) -> str:
    """The stage a municipality that joined has reached, in words; empty for one that did not join."""
    if joining.state != "joined":
        return ""
    return _(STAGES[reached]) if reached else _("Joined")


@public_page
def joining(request: HttpRequest, slug: str) -> HttpResponse:
    """One request: why, who stands behind it, the answer with its reason, the meetings, what was advised."""
    try:
        this = joining_by_slug(slug)
    except Joining.DoesNotExist:
        raise Http404 from None
    reached = stages_reached([this.municipality_id])[this.municipality_id]
    total = oriented(this)
    blocks = [
        facts(
            Fact(
                _("Municipality"),
                wording(this.municipality, "name"),
                href=address("portal:municipality", this.municipality.slug),
            ),
            Fact(_("State"), _(Joining.lifecycle.states[this.state])),
            Fact(_("Stage"), stage_words(this, reached)) if this.state == "joined" else None,
            Fact(_("Themes"), ", ".join(this.theme_labels)),
            Fact(_("Who speaks for the municipality"), _(this.get_contact_role_display())),
            Fact(_("Decision of the local council"), this.council_decision or None),
            Fact(_("Asked on"), words.day(this.asked_on)),
            Fact(_("Decided on"), words.day(this.decided_on)) if this.decided_on else None,
            Fact(_("Questions put"), words.number(this.questions.count())),
        ),
        text(_("Why the municipality wants to join"), this.why),
        text(_("Reason of the decision"), this.reason),
        table(
            _("Orientation meetings"),
            (
                Column(_("When"), "date"),
                Column(_("Where")),
                Column(_("People"), "number"),
                Column(_("Women"), "number"),
                Column(_("What was explained")),
            ),
            [
                (
                    words.day(meeting.held_on),
                    ", ".join([*(place.text for place in meeting.places), meeting.venue]),
                    words.number(meeting.present),
                    words.number(meeting.women),
                    meeting.explained,
                )
                for meeting in this.meetings.prefetch_related("settlements")
            ],
            total=(
                _("Together"),
                ngettext("%(n)s village", "%(n)s villages", total.villages)
                % {"n": words.number(total.villages)},
                words.number(total.present),
                words.number(total.women) if total.women_counted else None,
                "",
            ),
        ),
        table(
            _("Advice given"),
            (Column(_("Stage")), Column(_("Times"), "number"), Column(_("Topics"))),
            [
                (_(ADVISED_AT[one.stage]), words.number(one.times), "; ".join(one.topics))
                for one in advice_counted(this)
            ],
        ),
    ]
    return render(
        request,
        "portal/thing.html",
        {
            "kicker": _("Joining"),
            "title": wording(this.municipality, "name"),
            "content": [block for block in blocks if block is not None],
            "deeds": as_deeds(acts_of_subject(this.pk)),
            "parent": (_("Municipalities that take part"), "portal:joined"),
            "example": this.is_example,
        },
    )
