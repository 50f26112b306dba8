"""Pages for people without an account that say one thing, with a button where there is something to press."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tapshyryk.core.access.actors import System
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.core.navigation import address
from tapshyryk.needs.models import ProposedProblem
from tapshyryk.needs.queries.links import key_of
from tapshyryk.needs.queries.proposed_problems import READABLE

PUBLIC_FORM: Final = System("public form")
MOST_LETTERS: Final = 3
"""Letters to one address that may wait to be opened; more would be a way to annoy somebody."""


def sentences(refused: Refused) -> list[str]:
    return [reason.sentence for reason in refused.reasons]


def said(
    request: HttpRequest, title: str, lead: str, *, back: str = "", status: int = 200, **more: Any
) -> HttpResponse:
    """A page that says one thing, with a button or form where there is something to press."""
    given = {"title": title, "lead": lead, "back": back or address("portal:proposed"), **more}
    return render(request, "workspace/proposing.html", given, status=status)


def row_of(rows: Any, what: str, token: str) -> Any:
    """The row a link leads to; not found alike for a link that is not ours and a row that is gone."""
    key = key_of(what, token)
    row = rows.filter(pk=key).first() if key is not None else None
    if row is None:
        raise Http404
    return row


def page_of(problem: ProposedProblem) -> str:
    return address("portal:problem", problem.slug) if problem.slug else ""


def public_title(problem: ProposedProblem) -> str:
    """What everybody may read of its words."""
    return str(problem.title) if problem.state in READABLE else ""


def pressed(
    request: HttpRequest,
    *,
    waits: bool,
    act: Callable[[], Any],
    title: str,
    lead: str,
    button: str,
    done: tuple[str, str],
    back: str,
) -> HttpResponse:
    """A page with one button; pressed again, or opened after that, it says that it is done."""
    if not waits:
        return said(request, *done, back=back)
    if request.method != "POST":
        return said(request, title, lead, button=button, back=back)
    try:
        act()
    except Refused as refused:
        if any(reason.kind == "state" for reason in refused.reasons):
            return said(request, *done, back=back)  # pressed twice at once: the other press has done it
        return said(request, title, lead, refusals=sentences(refused), back=back, status=409)
    return said(request, *done, back=back)
