"""Pages on which anybody proposes a problem, confirms it and rewords it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.fields import offer_rows
from tapshyryk.core.lifecycle.engine import answering_request
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.core.limiting import within_limit
from tapshyryk.core.navigation import address
from tapshyryk.core.wording import current_language, wording
from tapshyryk.needs.actions.proposing import (
    confirm_problem,
    propose_problem,
    reword_proposal,
    send_problem,
)
from tapshyryk.needs.forms.proposed_problem import ProposeForm, RewordForm, SendForm, title_field
from tapshyryk.needs.models import ProposedProblem
from tapshyryk.needs.queries.links import CONFIRM, REWORD
from tapshyryk.needs.queries.proposed_problems import (
    similar_proposals,
    waiting_for_confirmation,
)
from tapshyryk.places.models import Municipality
from tapshyryk.workspace.actors import actor_of
from tapshyryk.workspace.queries.waiting import Beginning, beginnings_for
from tapshyryk.workspace.views.saying import (
    MOST_LETTERS,
    PUBLIC_FORM,
    page_of,
    pressed,
    row_of,
    said,
    sentences,
)
from tapshyryk.workspace.views.speaking import HOUR, MOST_A_DAY, MOST_AN_HOUR
from tapshyryk.workspace.views.steps import request_key_of

MOST_LOOKS_AN_HOUR = 600
"""Looks at similar problems from one network address: somebody who types slowly takes some thirty."""


class FirstForm(forms.Form):
    """What is needed to look for similar problems."""

    municipality = forms.ModelChoiceField(
        label=gettext_lazy("Municipality"),
        queryset=Municipality.objects.none(),
        to_field_name="slug",
        empty_label="—",
    )
    title = title_field()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = Municipality.objects.order_by("name_ky")
        offer_rows(self, "municipality", rows, lambda row: str(wording(row, "name")))


def _actor(request: HttpRequest) -> Actor:
    """The person who signed in, or the public form."""
    return actor_of(request) if request.user.is_authenticated else PUBLIC_FORM


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """Propose a problem: first in one sentence, then, unless it was proposed before, in full.

    Whoever may also propose for an organisation or for somebody else is asked first in whose name it is;
    those other ways are steps of the workspace, to which the page leads.
    """
    if request.method == "POST" and request.POST.get("part") == "rest":
        return _propose_in_full(request)
    if request.method != "POST":
        if request.user.is_authenticated and request.GET.get("as") != "resident":
            others = _in_other_names(actor_of(request))
            if others:
                return render(request, "workspace/propose.html", {"part": "name", "beginnings": others})
        asked = request.GET.get("place", "")
        first = FirstForm(initial={"municipality": asked} if asked else None)
        return _first_page(request, first)
    first = FirstForm(request.POST)
    if not first.is_valid():
        return _first_page(request, first, status=422)
    place, title = first.cleaned_data["municipality"], first.cleaned_data["title"]
    problem = ProposedProblem(municipality=place)
    form = _form_for(_actor(request))(
        subject=problem, actor=_actor(request), initial={"title": title, "language": current_language()}
    )
    return _full_page(request, problem, form, similar_to=title)


def _in_other_names(actor: Actor) -> list[Beginning]:
    """The steps by which `actor` proposes otherwise than as a resident."""
    return [
        one
        for one in beginnings_for(actor)
        if one.step.lifecycle == ProposedProblem.lifecycle.name and one.step.verb != "propose_problem"
    ]


def _first_page(request: HttpRequest, form: FirstForm, *, status: int = 200) -> HttpResponse:
    return render(
        request,
        "workspace/propose.html",
        {"form": form, "part": "first", "similar_href": address("proposing:similar")},
        status=status,
    )


def _form_for(actor: Actor) -> type[ProposeForm]:
    return ProposeForm if actor.is_person else SendForm


def _propose_in_full(request: HttpRequest) -> HttpResponse:
    place = Municipality.objects.filter(slug=_typed(request, "place", 80)).first()
    if place is None:
        raise Http404
    actor, problem = _actor(request), ProposedProblem(municipality=place)
    form = _form_for(actor)(request.POST, request.FILES, subject=problem, actor=actor)
    if not form.is_valid():
        return _full_page(request, problem, form, status=422)
    given = form.arguments()
    if not actor.is_person and (refusals := _too_much(request, place, given["email"])):
        return _full_page(request, problem, form, refusals=refusals, status=429)
    act = propose_problem if actor.is_person else send_problem
    try:
        with answering_request(request_key_of(request)):
            done = act(problem, actor=actor, **given)
    except Refused as refused:
        return _full_page(request, problem, form, refusals=sentences(refused), status=409)
    if actor.is_person:
        return redirect("workspace:subject", kind="proposed_problem", key=done.subject_id)
    return said(
        request,
        _("Open the letter"),
        _(
            "We sent you a letter. Open the link in it: only then the municipality sees the problem. If there"
            " is no letter, look among the unwanted ones."
        ),
    )


def _full_page(
    request: HttpRequest,
    problem: ProposedProblem,
    form: ProposeForm,
    *,
    similar_to: str = "",
    refusals: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    place = problem.municipality
    return render(
        request,
        "workspace/propose.html",
        {
            "form": form,
            "part": "rest",
            "place": place,
            "place_name": wording(place, "name"),
            "similar": similar_proposals(similar_to, municipality=place.slug) if similar_to else [],
            "refusals": refusals or [],
            "request_key": request_key_of(request),
            "signed_in": request.user.is_authenticated,
            "example": place.is_example,
        },
        status=status,
    )


def _too_much(request: HttpRequest, place: Municipality, email: str) -> list[str]:
    sent = ProposedProblem.objects.filter(
        municipality=place, by=ProposedProblem.By.RESIDENT, proposed_by=None, proposed_on=clock.today()
    )
    if sent.count() >= MOST_A_DAY:
        return [_("Very much was written about this today. Come back tomorrow, or sign in and write.")]
    if waiting_for_confirmation(email) >= MOST_LETTERS:
        return [_("Several letters to this address wait to be opened. Open one of them first.")]
    if not within_limit(request, "speak", most=MOST_AN_HOUR, seconds=HOUR):
        return [_("Much was sent from here within an hour. Keep what you wrote and send it an hour later.")]
    return []


def _typed(request: HttpRequest, name: str, longest: int) -> str:
    """What was sent under a name that no form reads, without the sign that PostgreSQL keeps in no text."""
    return request.POST.get(name, "")[:longest].replace("\0", "")


@require_POST
def similar(request: HttpRequest) -> HttpResponse:
    """A piece of a page: published problems like what is being typed. Sent, not asked for by address, so that
    what is typed stands in no log."""
    if not within_limit(request, "similar", most=MOST_LOOKS_AN_HOUR, seconds=HOUR):
        return HttpResponse(status=429)
    found = similar_proposals(_typed(request, "title", 200), municipality=_typed(request, "municipality", 80))
    response = render(request, "workspace/_similar.html", {"similar": found})
    response["Cache-Control"] = "no-store"
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The link in the letter to an author; opening it changes nothing, pressing the button does."""
    problem = row_of(ProposedProblem.objects.select_related("municipality"), CONFIRM, token)
    if problem.state == "lapsed":
        return said(
            request,
            _("This is not kept any more"),
            _("The problem was not confirmed in time, so it was forgotten. You can propose it once more."),
            status=410,
        )
    return pressed(
        request,
        waits=problem.state == "sent",
        act=lambda: confirm_problem(problem, actor=PUBLIC_FORM),
        title=_("Confirm the problem you proposed"),
        lead=str(problem.title),
        button=_("Confirm"),
        done=(
            _("Confirmed"),
            _("The municipality has the problem. Its specialist reads it; you get a letter at each step."),
        ),
        back=page_of(problem),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reword(request: HttpRequest, token: str) -> HttpResponse:
    """The link in the letter that asks an author to say it otherwise."""
    problem = row_of(ProposedProblem.objects.select_related("municipality"), REWORD, token)
    title = _("Reword the problem you proposed")
    if problem.state != "returned":
        return said(
            request,
            _("There is nothing to reword now"),
            _("The municipality has what you wrote. You get a letter at each step."),
            back=page_of(problem),
        )
    asked = problem.reason
    if request.method != "POST":
        form = RewordForm(subject=problem, actor=PUBLIC_FORM)
        return said(
            request,
            title,
            asked,
            form=form,
            button=_("Send"),
            request_key=request_key_of(request),
            back=page_of(problem),
        )
    form = RewordForm(request.POST, request.FILES, subject=problem, actor=PUBLIC_FORM)
    refusals: list[str] = []
    if form.is_valid():
        try:
            with answering_request(request_key_of(request)):
                reword_proposal(problem, actor=PUBLIC_FORM, **form.arguments())
        except Refused as refused:
            refusals = sentences(refused)
        else:
            return said(request, _("Sent"), _("The specialist reads it again. You get a letter."))
    return said(
        request,
        title,
        asked,
        form=form,
        button=_("Send"),
        refusals=refusals,
        request_key=request_key_of(request),
        status=409 if refusals else 422,
    )
