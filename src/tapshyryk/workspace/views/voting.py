"""The online vote of a voter: a code and marks, a look over them, the receipt; and the check of a receipt.

A code never stands in an address, a session or a log: it travels in the body of a form alone, and so do the
marks. Pages are kept by no cache.
"""

from __future__ import annotations

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from tapshyryk.assemblies.actions.online import cast_ballot
from tapshyryk.assemblies.domain.counting import RULES
from tapshyryk.assemblies.domain.receipts import LONGEST
from tapshyryk.assemblies.forms.ballot import BallotForm
from tapshyryk.assemblies.models import Assembly
from tapshyryk.assemblies.queries.online import (
    Checked,
    Code,
    Finding,
    Window,
    checked,
    is_signed,
    receipt_again,
    signed_receipt,
    standing_of,
    window,
)
from tapshyryk.core.acts.keys import KeyTrouble, signing_key
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.core.limiting import limit_reached, within_limit

HOUR: Final = 3600
WRONG_CODES_AN_HOUR: Final = 30
"""Codes that nobody has, from one network address; right ones are not counted, since a village shares one."""
CHECKS_AN_HOUR: Final = 300


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def vote(request: HttpRequest, slug: str) -> HttpResponse:
    """Mark the ballot, look it over, put it into the box; the same code asked again gets the same receipt."""
    assembly = _assembly(slug)
    now = window(assembly)
    if request.method != "POST":
        form = BallotForm(assembly=assembly) if now is Window.OPEN else None
        return _page(request, assembly, form)
    if limit_reached(request, "ballot code", most=WRONG_CODES_AN_HOUR, seconds=HOUR):
        return _page(request, assembly, None, trouble=_too_many(), status=429)
    if now is not Window.OPEN:
        return _receipt_or_closed(request, assembly)
    if request.POST.get("round") != str(assembly.round):
        said = _("The second vote has begun. Mark its ballot.")
        return _page(request, assembly, BallotForm(assembly=assembly), trouble=said, status=409)
    form = BallotForm(request.POST, assembly=assembly)
    if "change" in request.POST or not form.is_valid():
        return _page(request, assembly, form, status=200 if "change" in request.POST else 422)
    return _go_on(request, assembly, form)


@sensitive_variables("form", "code", "receipt")
def _go_on(request: HttpRequest, assembly: Assembly, form: BallotForm) -> HttpResponse:
    code = form.cleaned_data["code"]
    standing = standing_of(assembly, code)
    if standing is Code.VOTED_ONLINE:
        return _receipt(request, assembly, receipt_again(assembly, code), again=True)
    if standing is not Code.FREE:
        if standing is Code.UNKNOWN:
            within_limit(request, "ballot code", most=WRONG_CODES_AN_HOUR, seconds=HOUR)
            form.add_error("code", _("Nobody on the roll of this vote has this code."))
        else:
            form.add_error("code", _("The owner of this code has voted already."))
        return _page(request, assembly, form, status=422)
    if not request.POST.get("confirm"):
        return _review(request, assembly, form)
    try:
        signing_key()
        receipt = cast_ballot(assembly, code=code, marks=form.ballot(), vote_round=assembly.round)
    except KeyTrouble:
        said = _("Ballots cannot be taken at this moment. Yours was not cast: try again a little later.")
        return _page(request, assembly, form, trouble=said, status=503)
    except Refused as refused:
        for reason in refused.reasons:
            form.add_error(reason.field if reason.field in form.fields else None, reason.sentence)
        return _page(request, assembly, form, status=409)
    return _receipt(request, assembly, receipt)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """Check a receipt, typed or pasted: whether it is genuine, and whether its ballot was counted."""
    assembly = _assembly(slug)
    if window(assembly) is Window.NEVER:
        return _page(request, assembly, None)
    typed, found, trouble, status = "", None, "", 200
    if request.method == "POST":
        typed = request.POST.get("receipt", "")[:LONGEST]
        if not within_limit(request, "receipt", most=CHECKS_AN_HOUR, seconds=HOUR):
            trouble, status = _too_many(), 429
        else:
            try:
                found = checked(assembly, typed)
            except KeyTrouble:
                trouble, status = _("Receipts cannot be checked at this moment. Try again later."), 503
    if found is not None and found.finding is Finding.UNREADABLE:
        trouble, status = _("There is no receipt in this. Paste its whole text, or write its number."), 422
        found = None
    return render(
        request,
        "workspace/check_receipt.html",
        {
            "assembly": assembly,
            "typed": typed,
            "found": found,
            "elsewhere": _elsewhere(found),
            "trouble": trouble,
            "longest": LONGEST,
            "example": assembly.is_example,
        },
        status=status,
    )


@never_cache
@require_POST
def receipt_file(request: HttpRequest, slug: str) -> HttpResponse:
    """The receipt as a text file; nothing but a receipt this record signed is given back."""
    assembly = _assembly(slug)
    note = is_signed(request.POST.get("receipt", "")[:LONGEST])
    if not note:
        raise Http404
    answer = HttpResponse(note, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="receipt-{assembly.slug}.txt"'
    return answer


def _assembly(slug: str) -> Assembly:
    found = Assembly.objects.select_related("municipality", "result").filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def _elsewhere(found: Checked | None) -> Assembly | None:
    """The other assembly a receipt belongs to."""
    if found is None or found.finding is not Finding.OTHER_VOTE:
        return None
    return Assembly.objects.filter(slug=found.assembly).first()


def _too_many() -> str:
    return _("Too many codes were tried from here. Wait an hour and try again.")


def _receipt_or_closed(request: HttpRequest, assembly: Assembly) -> HttpResponse:
    """Who comes with a code when the vote is over gets the receipt again, if there is one."""
    code = request.POST.get("code", "")[:40]
    receipt = receipt_again(assembly, code) if window(assembly) is Window.OVER else ""
    if receipt:
        return _receipt(request, assembly, receipt, again=True)
    return _page(request, assembly, None, status=409)


def _page(
    request: HttpRequest,
    assembly: Assembly,
    form: BallotForm | None,
    *,
    trouble: str = "",
    status: int = 200,
) -> HttpResponse:
    return _told(
        request,
        "workspace/vote.html",
        assembly,
        {"form": form, "window": window(assembly), "trouble": trouble, "rule": RULES[assembly.rule]},
        status,
    )


def _review(request: HttpRequest, assembly: Assembly, form: BallotForm) -> HttpResponse:
    chosen = form.chosen()
    costs = [line.cost for line in chosen if line.cost is not None]
    more = {
        "typed": form.as_typed(),
        "chosen": chosen,
        "ranked": form.marking == "ranking",
        "sum": sum(costs) if RULES[assembly.rule].several else None,
    }
    return _told(request, "workspace/vote_review.html", assembly, more, 200)


def _receipt(request: HttpRequest, assembly: Assembly, receipt: str, *, again: bool = False) -> HttpResponse:
    try:
        note = signed_receipt(assembly, receipt)
    except KeyTrouble:
        said = _("Your ballot lies in the box. Its receipt cannot be signed at this moment: ask again later.")
        return _page(request, assembly, None, trouble=said, status=503)
    more = {"receipt": receipt, "note": note, "again": again, "window": window(assembly)}
    return _told(request, "workspace/vote_receipt.html", assembly, more, 200)


def _told(
    request: HttpRequest, template: str, assembly: Assembly, more: dict[str, Any], status: int
) -> HttpResponse:
    context = {"assembly": assembly, "title": assembly.title, "example": assembly.is_example, **more}
    return render(request, template, context, status=status)
