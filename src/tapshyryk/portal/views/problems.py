"""The public database of proposed problems: the list, and the page of one with its fate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapshyryk.core import clock
from tapshyryk.core.acts.queries import acts_of_subject
from tapshyryk.core.components import Cell, Column, Deed, Fact
from tapshyryk.core.fields import offer
from tapshyryk.core.navigation import address
from tapshyryk.core.searching import SearchForm
from tapshyryk.core.wording import Wording, wording
from tapshyryk.needs.models import ProposedProblem
from tapshyryk.needs.queries.photos import photos_of
from tapshyryk.needs.queries.proposed_problems import (
    PUBLIC,
    READABLE,
    ProposalsAsked,
    followings_of,
    proposals_found,
    public_proposals,
    root_of,
    with_merged,
)
from tapshyryk.portal import words
from tapshyryk.portal.blocks import facts
from tapshyryk.portal.filters import offer_places_of, place_field, theme_field
from tapshyryk.portal.freshness import public_page
from tapshyryk.portal.listing import exports_of, show
from tapshyryk.portal.problem_lists import head_cells, problem_listing
from tapshyryk.portal.queries.problem_fate import Fate, Hearing, Vote, fate_of
from tapshyryk.portal.timelines import as_deeds

TONES: dict[str, Any] = {"published": "going", "merged": "quiet", "declined": "quiet"}


class ProposalFilter(SearchForm):
    """What narrows the list of proposed problems."""

    theme = theme_field()
    place = place_field()
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_places_of(self, ProposedProblem.objects.filter(state__in=PUBLIC))
        states = ProposedProblem.lifecycle.states
        offer(self, "state", [(state, _(states[state])) for state in PUBLIC])


@public_page
def proposed(request: HttpRequest) -> HttpResponse:
    """Every problem residents and organisations proposed, with what became of it."""
    form = ProposalFilter(request.GET or {})
    asked = ProposalsAsked()
    if form.is_valid():
        given = form.cleaned_data
        asked = ProposalsAsked(" ".join(form.words), given["theme"], given["place"], given["state"])
    rows = proposals_found(asked).prefetch_related("named_as")
    listing = problem_listing(
        "proposed",
        title=_("Problems proposed by residents"),
        intro=_("What residents and organisations say is lacking, and what became of it."),
        between=Column(_("Proposed on"), "date", sort="day"),
        row=_row,
        place="municipality",
        sorts={"day": "proposed_on"},
        default_sort="-proposed_on",
        exports=exports_of("proposed-problems", "csv", "xlsx"),
        empty_text=_("No problem matches. Take a filter away, search for another word, or propose it."),
    )
    return show(request, listing, rows, form)


def _row(problem: ProposedProblem) -> tuple[Any, ...]:
    title = words.public_title(problem)
    return (
        *head_cells(problem, title=title, page="portal:problem", place=problem.municipality),
        words.short_day(problem.proposed_on),
        Cell(_standing(problem), badge=True, tone=_tone(problem)),
    )


def _tone(problem: ProposedProblem) -> Any:
    heard = problem.named_as.all()
    return "done" if any(row.is_chosen for row in heard) else TONES[problem.state]


def _standing(problem: ProposedProblem) -> str:
    """The furthest that came of it, in a word."""
    heard = list(problem.named_as.all())
    if any(row.is_chosen for row in heard):
        return _("chosen by residents")
    if any(row.is_priority for row in heard):
        return _("on the list of priorities")
    if heard:
        return _("named at a session")
    standing = {"published": _("published"), "merged": _("merged"), "declined": _("declined")}
    return standing[problem.state]


@public_page
def problem(request: HttpRequest, slug: str) -> HttpResponse:
    """One proposed problem: its words, its place, and its fate so far."""
    this = public_proposals().filter(slug=slug).first()
    if this is None:
        raise Http404
    readable = this.state in READABLE
    stands = root_of(this)
    return render(
        request,
        "portal/problem.html",
        {
            "problem": this,
            "title": words.public_title(this),
            "content": [_told(this, readable=readable)],
            "own_words": this.text if readable else "",
            "photos": photos_of(this) if readable else [],
            "stands": stands if stands != this and stands.state in READABLE else None,
            "followers": len(followings_of(with_merged(stands))),
            "fate": list(_fate(stands, fate_of(stands))) if readable else [],
            "follow_href": address("proposing:follow", stands.slug) if stands.state in READABLE else "",
            "deeds": as_deeds(acts_of_subject(this.pk)),
            "example": this.is_example,
        },
    )


def _told(this: ProposedProblem, *, readable: bool) -> Any:
    place = this.municipality
    return facts(
        Fact(_("State"), _(ProposedProblem.lifecycle.states[this.state])),
        Fact(_("Why"), this.reason) if this.state == "declined" else None,
        Fact(_("Municipality"), wording(place, "name"), href=address("portal:municipality", place.slug)),
        Fact(_("Village or part of the city"), wording(this.settlement, "name"))
        if readable and this.settlement
        else None,
        Fact(_("Where exactly"), Wording(this.where, this.language)) if readable and this.where else None,
        Fact(_("Theme"), words.choice(this, "theme")),
        Fact(_("Whom it touches"), Wording(this.touches, this.language) or None) if readable else None,
        Fact(_("How many people"), words.number(this.people)) if readable else None,
        _author(this, readable=readable),
        Fact(_("Proposed on"), words.day(this.proposed_on)),
        Fact(_("Published on"), words.day(this.published_on)) if this.published_on else None,
    )


def _author(this: ProposedProblem, *, readable: bool) -> Fact:
    """An organisation by its name; of everybody else only that it was a resident, or for somebody."""
    organisation = this.organisation
    if organisation is None or not readable:
        return Fact(_("Proposed by"), words.choice(this, "by"))
    name = wording(organisation, "name")
    return Fact(_("Proposed by"), name, href=address("portal:provider", organisation.slug))


def _fate(stands: ProposedProblem, fate: Fate) -> Iterator[Deed]:
    """What came of it, oldest first; the page shows each with its link."""
    yield Deed(at=stands.proposed_on, label=_("Problem proposed"), day_only=True)
    if stands.published_on:
        yield Deed(at=stands.published_on, label=_("Proposed problem published"), day_only=True)
    for hearing in fate.hearings:
        yield _heard(hearing)
        for vote in hearing.votes:
            yield _voted(vote)
        for order in hearing.orders:
            yield Deed(
                at=order.starts or hearing.problem.session.held_on or stands.proposed_on,
                label=_("Became a social order: %(title)s") % {"title": wording(order, "title")},
                href=address("portal:order", order.slug),
                tone="done",
                day_only=True,
            )


def _heard(hearing: Hearing) -> Deed:
    row = hearing.problem
    said = []
    if row.votes is not None:
        said.append(_("Votes: %(votes)s") % {"votes": words.number(row.votes)})
    if row.session.state == "listed":
        said.append(
            _("Place on the list of priorities: %(rank)s") % {"rank": row.rank}
            if row.is_priority and row.rank
            else _("Not on the list of priorities")
            if not row.is_priority
            else _("on the list")
        )
    return Deed(
        at=row.session.held_on or row.session.planned_for or clock.today(),
        label=_("Named at a session: %(title)s") % {"title": wording(row.session, "title")},
        note=". ".join(said),
        href=address("portal:named_problem", row.slug),
        day_only=True,
    )


def _voted(vote: Vote) -> Deed:
    if not vote.is_decided:
        label = _("Put to the vote of an assembly")
    else:
        label = _("Chosen by an assembly of residents") if vote.is_chosen else _("Not chosen by the assembly")
    said = (
        [_("Votes: %(votes)s") % {"votes": words.number(vote.votes)} + "."] if vote.votes is not None else []
    )
    return Deed(
        at=vote.assembly.convened_for,
        label=label,
        note=" ".join([*said, *vote.explanation]),
        href=address("portal:assembly", vote.assembly.slug),
        tone="done" if vote.is_chosen else "",
        day_only=True,
    )
