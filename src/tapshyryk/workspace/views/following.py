"""Pages on which anybody follows a proposed problem, confirms that, and ceases to."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tapshyryk.core.lifecycle.engine import answering_request
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.core.limiting import within_limit
from tapshyryk.core.wording import current_language
from tapshyryk.needs.actions.following import ask_to_follow_problem, confirm_following, unfollow_problem
from tapshyryk.needs.models import Following, ProposedProblem
from tapshyryk.needs.queries.links import FOLLOW, UNFOLLOW
from tapshyryk.needs.queries.proposed_problems import READABLE, waiting_for_confirmation
from tapshyryk.workspace.views.saying import (
    MOST_LETTERS,
    PUBLIC_FORM,
    page_of,
    pressed,
    public_title,
    row_of,
    said,
    sentences,
)
from tapshyryk.workspace.views.speaking import HOUR, MOST_AN_HOUR
from tapshyryk.workspace.views.steps import request_key_of


class FollowForm(forms.Form):
    """Where the letters are to go."""

    email = forms.EmailField(
        label=gettext_lazy("Your e-mail"),
        max_length=254,
        help_text=gettext_lazy("Nobody is shown your address. Every letter has a link to stop them."),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow_confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The link in the letter to somebody who asked for letters."""
    following = row_of(Following.objects.select_related("problem__municipality"), FOLLOW, token)
    if following.state == "ended":
        return said(
            request,
            _("You get no letters about this problem"),
            _("To follow it again, open its page."),
            back=page_of(following.problem),
        )
    return pressed(
        request,
        waits=following.state == "asked",
        act=lambda: confirm_following(following, actor=PUBLIC_FORM),
        title=_("Confirm that you want letters"),
        lead=public_title(following.problem),
        button=_("Confirm"),
        done=(_("You follow the problem"), _("You get a letter at each step of its fate.")),
        back=page_of(following.problem),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unfollow(request: HttpRequest, token: str) -> HttpResponse:
    """The link at the end of every letter to a follower."""
    following = row_of(Following.objects.select_related("problem__municipality"), UNFOLLOW, token)
    return pressed(
        request,
        waits=following.state != "ended",
        act=lambda: unfollow_problem(following, actor=PUBLIC_FORM),
        title=_("No more letters about this problem?"),
        lead=public_title(following.problem),
        button=_("Stop the letters"),
        done=(_("You get no letters about this problem"), _("To follow it again, open its page.")),
        back=page_of(following.problem),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, slug: str) -> HttpResponse:
    """Follow a published problem: at once with an account, by a confirmed address without one."""
    problem = ProposedProblem.objects.filter(slug=slug, state__in=READABLE).first()
    if problem is None:
        raise Http404
    if request.user.is_authenticated:
        return redirect("workspace:begin", verb="follow_problem", kind="proposed_problem", key=problem.pk)
    form = FollowForm(request.POST or None)
    refusals: list[str] = []
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            email = form.cleaned_data["email"].strip().lower()
            refusals, status = _ask_to_follow(request, problem, email)
            if not refusals:
                return said(
                    request,
                    _("Open the letter"),
                    _("We sent you a letter. Open the link in it, and you follow the problem."),
                    back=page_of(problem),
                )
    return said(
        request,
        _("Follow the problem by letters"),
        str(problem.title),
        form=form,
        button=_("Send me a letter"),
        refusals=refusals,
        request_key=request_key_of(request),
        back=page_of(problem),
        status=status,
    )


def _ask_to_follow(request: HttpRequest, problem: ProposedProblem, email: str) -> tuple[list[str], int]:
    """Why no letter is sent, and the status of that; it never tells whether the address follows already."""
    if not within_limit(request, "speak", most=MOST_AN_HOUR, seconds=HOUR):
        return [_("Much was sent from here within an hour. Try again an hour later.")], 429
    if Following.objects.filter(problem=problem, email=email, state__in=("asked", "following")).exists():
        return [], 200
    if waiting_for_confirmation(email) >= MOST_LETTERS:
        return [_("Several letters to this address wait to be opened. Open one of them first.")], 429
    try:
        with answering_request(request_key_of(request)):
            ask_to_follow_problem(
                Following(problem=problem), actor=PUBLIC_FORM, email=email, language=current_language()
            )
    except Refused as refused:
        return sentences(refused), 409
    return [], 200
