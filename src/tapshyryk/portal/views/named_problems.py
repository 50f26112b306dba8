"""The public list of problems named at needs sessions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tapshyryk.core.components import Cell, Column
from tapshyryk.core.navigation import address
from tapshyryk.core.wording import current_language, wording
from tapshyryk.needs.models import Problem
from tapshyryk.portal import words
from tapshyryk.portal.freshness import public_page
from tapshyryk.portal.listing import Listing, SearchForm, show
from tapshyryk.portal.problem_tabs import problem_tabs
from tapshyryk.portal.views.lists import ANY, exports_of, mark


class ProblemFilter(SearchForm):
    """What narrows the list of problems."""

    theme = forms.ChoiceField(
        label=gettext_lazy("Theme"), required=False, choices=[*ANY, *Problem.Theme.choices]
    )


@public_page
def problems(request: HttpRequest) -> HttpResponse:
    """Every problem named at a session, with what became of it."""
    form = ProblemFilter(request.GET or {})
    rows = Problem.objects.filter(session__state="listed").select_related("session__municipality")
    rows = rows.prefetch_related("orders")
    if form.is_valid():
        if form.cleaned_data["theme"]:
            rows = rows.filter(theme=form.cleaned_data["theme"])
        for word in form.words:
            rows = rows.filter(search__contains=word)
    listing = Listing(
        title=_("Problems"),
        intro=_("What residents named at needs sessions, and what became of it."),
        columns=(
            Column(_("Problem"), sort="title"),
            Column(_("Municipality"), sort="place"),
            Column(_("Theme")),
            Column(_("Votes"), "number", sort="votes"),
            Column(_("What became of it")),
        ),
        row=_problem_row,
        count=lambda n: ngettext("%(n)s problem", "%(n)s problems", n) % {"n": words.number(n)},
        sorts={
            "title": f"title_{current_language()}",
            "place": f"session__municipality__name_{current_language()}",
            "votes": "votes",
        },
        default_sort="-is_chosen",
        exports=exports_of("needs"),
        empty_text=_("No problem matches. Take a filter away, or search for another word."),
        tabs=problem_tabs("problems"),
        action=(_("Propose a problem"), address("proposing:propose")),
    )
    return show(request, listing, rows, form)


def _problem_row(problem: Problem) -> tuple[Any, ...]:
    order = next((o for o in problem.orders.all() if o.state != "draft"), None)
    if order is not None:
        fate: Any = Cell(_("became an order"), href=address("portal:order", order.slug))
    else:
        fate = _("chosen") if problem.is_chosen else _("on the list") if problem.is_priority else _("named")
    place = problem.session.municipality
    return (
        Cell(wording(problem, "title"), href=address("portal:named_problem", problem.slug), note=mark(place)),
        Cell(wording(place, "name"), href=address("portal:municipality", place.slug)),
        words.choice(problem, "theme"),
        words.number(problem.votes),
        fate,
    )
