"""The public list of problems named at needs sessions."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tapshyryk.core.components import Cell, Column
from tapshyryk.core.navigation import address
from tapshyryk.core.searching import SearchForm
from tapshyryk.core.wording import wording
from tapshyryk.needs.models import Problem
from tapshyryk.portal import words
from tapshyryk.portal.filters import theme_field
from tapshyryk.portal.freshness import public_page
from tapshyryk.portal.listing import exports_of, show
from tapshyryk.portal.problem_lists import head_cells, problem_listing


class ProblemFilter(SearchForm):
    """What narrows the list of problems."""

    theme = theme_field()


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
    listing = problem_listing(
        "problems",
        title=_("Problems"),
        intro=_("What residents named at needs sessions, and what became of it."),
        between=Column(_("Votes"), "number", sort="votes"),
        row=_problem_row,
        place="session__municipality",
        sorts={"votes": "votes"},
        default_sort="-is_chosen",
        exports=exports_of("needs", "csv"),
        empty_text=_("No problem matches. Take a filter away, or search for another word."),
    )
    return show(request, listing, rows, form)


def _problem_row(problem: Problem) -> tuple[Any, ...]:
    order = next((o for o in problem.orders.all() if o.state != "draft"), None)
    if order is not None:
        fate: Any = Cell(_("became an order"), href=address("portal:order", order.slug))
    else:
        fate = _("chosen") if problem.is_chosen else _("on the list") if problem.is_priority else _("named")
    return (
        *head_cells(
            problem,
            title=wording(problem, "title"),
            page="portal:named_problem",
            place=problem.session.municipality,
        ),
        words.number(problem.votes),
        fate,
    )
