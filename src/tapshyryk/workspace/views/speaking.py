"""Pages on which anybody asks about a call or complains about a service, without an account."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tapshyryk.calls.models import Call
from tapshyryk.contracts.models import Contract
from tapshyryk.core import clock
from tapshyryk.core.access.actors import System
from tapshyryk.core.clock import LOCAL_ZONE
from tapshyryk.core.codes import code_from
from tapshyryk.core.lifecycle.engine import answering_request
from tapshyryk.core.lifecycle.openings import moves_open_to
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.core.limiting import within_limit
from tapshyryk.core.navigation import address
from tapshyryk.core.steps import Step, step_for
from tapshyryk.monitoring.models import ServiceComplaint
from tapshyryk.monitoring.queries.complaints import complaint_of_receipt
from tapshyryk.workspace.titles import title_of
from tapshyryk.workspace.views.steps import request_key_of

PUBLIC_FORM = System("public form")
HOUR = 3600
MOST_AN_HOUR = 10
"""Questions and complaints from one network address; a village often shares one."""
MOST_CODES_AN_HOUR = 30
MOST_A_DAY = 60
"""Unsigned questions about one call, or complaints about one contract, in a day."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What is said on a page: the step, the thing it is taken with, and where the reader comes from."""

    step: Step
    thing: Any
    about: Any
    back: str
    signed_in: str
    today: int
    code: bool = False


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask a question about a call that is open; it is published with its answer."""
    call = Call.objects.select_related("order").filter(slug=slug, published_at__isnull=False).first()
    step = step_for("ask_question")
    if call is None or step is None:
        raise Http404
    morning = clock.now().astimezone(LOCAL_ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
    return _speak(
        request,
        Speech(
            step,
            thing=call,
            about=call.order,
            back=address("portal:call", call.slug),
            signed_in=address("workspace:step", "call", call.pk, step.verb),
            today=call.questions.filter(asked_by=None, asked_at__gte=morning).count(),
        ),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def complain(request: HttpRequest, slug: str) -> HttpResponse:
    """Complain about the service of a contract; a code leads the author to the answer."""
    contract = Contract.objects.select_related("order").filter(slug=slug).first()
    step = step_for("complain_about_service")
    complaint = step.begin(contract) if step is not None and step.begin and contract is not None else None
    if step is None or contract is None or complaint is None:
        raise Http404
    today = ServiceComplaint.objects.filter(contract=contract, filed_by=None, filed_on=clock.today())
    return _speak(
        request,
        Speech(
            step,
            thing=complaint,
            about=contract.order,
            back=address("portal:order", contract.order.slug),
            signed_in=address("workspace:begin", step.verb, "contract", contract.pk),
            today=today.count(),
            code=True,
        ),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def read_answer(request: HttpRequest) -> HttpResponse:
    """Read the answer to a complaint that was written without a name, with the code given for it."""
    complaint, trouble, status = None, "", 200
    if request.method == "POST":
        if not within_limit(request, "code", most=MOST_CODES_AN_HOUR, seconds=HOUR):
            trouble, status = _("Too many codes were tried from here. Wait an hour and try again."), 429
        else:
            complaint = complaint_of_receipt(request.POST.get("code", "")[:40])
            if complaint is None:
                trouble = _("No complaint has this code. Compare it with what you wrote down, sign by sign.")
                status = 422
    return render(
        request,
        "workspace/read_answer.html",
        {"complaint": complaint, "trouble": trouble, "typed": request.POST.get("code", "")[:40]},
        status=status,
    )


def _speak(request: HttpRequest, speech: Speech) -> HttpResponse:
    step, thing = speech.step, speech.thing
    request_key = request_key_of(request)
    refusals: list[str] = []
    status = 200
    if request.method == "POST":
        form = step.form(request.POST, subject=thing, actor=PUBLIC_FORM)
        status = 422
        if form.is_valid():
            refusals = _too_much(request, speech)
            status = 429
            if not refusals:
                code = _code(request_key) if speech.code else ""
                try:
                    with answering_request(request_key):
                        more = {"code": code} if code else {}
                        step.action(thing, actor=PUBLIC_FORM, **form.arguments(), **more)
                except Refused as refused:
                    refusals, status = [reason.sentence for reason in refused.reasons], 409
                else:
                    return render(
                        request,
                        "workspace/spoken.html",
                        {
                            "code": code,
                            "about": speech.about,
                            "back": speech.back,
                            "example": thing.is_example,
                        },
                    )
    else:
        form = step.form(subject=thing, actor=PUBLIC_FORM)
        opening = next((o for o in moves_open_to(PUBLIC_FORM, thing) if o.move.verb == step.verb), None)
        if step.begin is None and (opening is None or not opening.is_open):
            closed = [reason.sentence for reason in opening.reasons] if opening else []
            refusals, form = closed or [_("Questions are no longer taken.")], None
    return render(
        request,
        "workspace/speak.html",
        {
            "move": thing.lifecycle.move(step.verb),
            "about": title_of(speech.about),
            "form": form,
            "refusals": refusals,
            "request_key": request_key,
            "back": speech.back,
            "signed_in": speech.signed_in,
            "code": speech.code,
            "example": thing.is_example,
        },
        status=status,
    )


def _too_much(request: HttpRequest, speech: Speech) -> list[str]:
    if speech.today >= MOST_A_DAY:
        return [_("Very much was written about this today. Come back tomorrow, or sign in and write.")]
    if not within_limit(request, "speak", most=MOST_AN_HOUR, seconds=HOUR):
        return [_("Much was sent from here within an hour. Keep what you wrote and send it an hour later.")]
    return []


def _code(request_key: Any) -> str:
    """The code of a complaint: the same for the same request sent twice, and known to nobody else."""
    key = settings.SECRET_KEY.encode()
    return code_from(hmac.new(key, b"complaint " + request_key.bytes, hashlib.sha256).digest())
