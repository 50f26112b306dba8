"""The voters' roll of an assembly, for those who keep it: searched, and people registered from it."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4, uuid5

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tapshyryk.assemblies.actions.roll import register_arrivals, undo_arrival
from tapshyryk.assemblies.forms.roll import UndoArrivalForm, open_ways
from tapshyryk.assemblies.models import Assembly, Way
from tapshyryk.assemblies.queries.roll import (
    found_on_roll,
    keeps_roll,
    roll_counts,
    way_of_number,
    ways_taken,
)
from tapshyryk.core import formats
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import answering_request
from tapshyryk.core.lifecycle.refusals import Refused, page_was_used
from tapshyryk.core.wording import current_language, wording
from tapshyryk.workspace.actors import actor_of
from tapshyryk.workspace.forms.roll import OneArrival, RollFilter
from tapshyryk.workspace.titles import title_of
from tapshyryk.workspace.views.steps import request_key_of

PER_PAGE = 50
BESIDE = ("register_arrivals", "enter_roll", "strike_from_roll", "take_roll_out")
"""What else those who keep the roll do with it, on pages of its own."""


@login_required
@never_cache
@sensitive_post_parameters("q", "reason")
@require_http_methods(["GET", "HEAD", "POST"])
def roll(request: HttpRequest, key: UUID) -> HttpResponse:
    """The people on the roll, with the buttons that register them.

    What is searched for is sent by POST alone, so that no name stands in an address; a button leads back to
    the same filters with an empty search, ready for the next person.
    """
    actor = actor_of(request)
    assembly = _mine_or_404(actor, key)
    if "way" not in request.POST and "undo" not in request.POST:
        return _searched(request, assembly)
    try:
        told, wrong = _registered(request, assembly, actor)
    except Refused as refused:
        sentences = [str(reason.sentence) for reason in refused.reasons]
        return _one_person(request, _mine_or_404(actor, key), sentences, status=409)
    if wrong:
        return _one_person(request, assembly, wrong, status=422)
    messages.success(request, told)
    return redirect(_address(assembly, _filter(request.GET, assembly).in_address(_page_of(request.GET))))


def _searched(request: HttpRequest, assembly: Assembly) -> HttpResponse:
    """The list as asked for; a POST without a name leads to an address that can be kept."""
    given: Any = request.POST if request.method == "POST" else _without_words(request.GET)
    if "without" in given:
        dropped, given = given["without"], given.copy()
        for name in (dropped, "page"):
            given.pop(name, None)
    form = _filter(given, assembly)
    if request.method == "POST" and not form.words:
        return redirect(_address(assembly, form.in_address(_page_of(given))))
    return _shown(request, assembly, form, page=_page_of(given))


def _one_person(
    request: HttpRequest, assembly: Assembly, sentences: list[str], *, status: int
) -> HttpResponse:
    """What was refused, above the one person it was about as they stand now."""
    form = _filter({"q": request.POST.get("number", "")}, assembly)
    return _shown(request, assembly, form, refusals=sentences, status=status)


def _registered(request: HttpRequest, assembly: Assembly, actor: Actor) -> tuple[str, list[str]]:
    """Do what the button says: the sentence that tells it by number, or what is wrong with what was sent."""
    if "undo" in request.POST:
        undo = UndoArrivalForm(request.POST, subject=assembly, actor=actor)
        if not undo.is_valid():
            return "", [str(error) for errors in undo.errors.values() for error in errors]
        number = undo.cleaned_data["number"]
        with answering_request(_key_for(request, number, "undo")):
            undo_arrival(assembly, actor=actor, **undo.arguments())
        _still_so(assembly, number, None)
        return _("No. %(number)s: the registration is undone.") % {"number": number}, []
    form = OneArrival(request.POST)
    if not form.is_valid():
        return "", [_("The button sent no number or no way of voting. Nothing was written.")]
    number, way = form.cleaned_data["number"], form.cleaned_data["way"]
    with answering_request(_key_for(request, number, way)):
        register_arrivals(assembly, actor=actor, numbers=[number], way=way)
    _still_so(assembly, number, Way(way))
    return _("No. %(number)s is registered: %(way)s.") % {"number": number, "way": Way(way).label}, []


def _key_for(request: HttpRequest, number: int, what: str) -> UUID:
    """The key of one button: two buttons of one page are two requests, one pressed twice is the same."""
    return uuid5(request_key_of(request), f"{number} {what}")


def _still_so(assembly: Assembly, number: int, way: Way | None) -> None:
    """Refuse to say that it is done where an old page was sent again and the roll has moved on since."""
    if way_of_number(assembly, number) != way:
        raise Refused((page_was_used(),))


def _shown(
    request: HttpRequest,
    assembly: Assembly,
    form: RollFilter,
    *,
    page: int = 1,
    refusals: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    found = Paginator(found_on_roll(assembly, **form.asked()), PER_PAGE).get_page(page)
    villages = _villages(assembly)
    voters = list(found)
    taken = ways_taken(assembly, voters)
    n = found.paginator.count
    rows: list[dict[str, Any]] = [
        {
            "voter": voter,
            "settlement": villages.get(str(voter.settlement_id), ""),
            "way": taken.get(voter.pk),
            "undo": assembly.state == "open" and taken.get(voter.pk) in {Way.HANDS, Way.PAPER},
            "free": assembly.state == "open" and not voter.struck_because and voter.pk not in taken,
            "request_key": uuid4(),
        }
        for voter in voters
    ]
    ways = open_ways(assembly)
    single = n == 1 and bool(ways) and rows[0]["free"] and bool(form.words) and not refusals
    if not single and not refusals:
        form.fields["q"].widget.attrs["autofocus"] = True
    return render(
        request,
        "workspace/roll.html",
        {
            "assembly": assembly,
            "title": title_of(assembly),
            "form": form,
            "chosen": form.chosen(),
            "page": found,
            "rows": rows,
            "single": single,
            "buttons": ways,
            "counts": roll_counts(assembly),
            "count_text": ngettext("%(n)s person", "%(n)s people", n)
            % {"n": formats.number(n, current_language())},
            "refusals": refusals or [],
            "moves": [move for move in assembly.lifecycle.moves_from(assembly.state) if move.verb in BESIDE],
            "query": form.in_address(found.number),
            "example": assembly.is_example,
        },
        status=status,
    )


def _villages(assembly: Assembly) -> dict[str, str]:
    return {str(one.pk): str(wording(one, "name")) for one in assembly.municipality.settlements.all()}


def _filter(given: Any, assembly: Assembly) -> RollFilter:
    return RollFilter(given or {}, villages=_villages(assembly))


def _without_words(given: QueryDict) -> QueryDict:
    """The address without a name: one that somebody typed into it is not looked for."""
    kept = given.copy()
    kept.pop("q", None)
    return kept


def _page_of(given: Any) -> int:
    asked = str(given.get("page", ""))
    return int(asked) if asked.isdecimal() and len(asked) < 7 else 1


def _address(assembly: Assembly, query: str) -> str:
    return reverse("workspace:roll", args=[assembly.pk]) + (f"?{query}" if query else "")


def _mine_or_404(actor: Actor, key: UUID) -> Assembly:
    """The assembly, if the reader keeps its roll; for everybody else there is none."""
    assembly = Assembly.objects.select_related("municipality").filter(pk=key).first()
    if assembly is None or not keeps_roll(actor, assembly):
        raise Http404
    return assembly
