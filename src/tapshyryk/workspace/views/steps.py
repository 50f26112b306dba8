"""The page of one subject, and the guided page on which a step is taken."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from tapshyryk.core import clock
from tapshyryk.core.access import table
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle import registry
from tapshyryk.core.lifecycle.engine import answering_request
from tapshyryk.core.lifecycle.openings import Opening, moves_open_to
from tapshyryk.core.lifecycle.refusals import Reason, Refused, not_you
from tapshyryk.core.steps import HandedOver, Step, StepForm, step_for
from tapshyryk.workspace.actors import actor_of
from tapshyryk.workspace.queries.waiting import beginnings_at, held_today, leading, parent_of
from tapshyryk.workspace.titles import title_of

OVERRIDE_PREFIX = "override:"
"""Fields of a written reason are named by this and the id of the rule."""

MOST_ACTS = 50


def _near_or_404(actor: Actor, kind: str, key: UUID) -> Any:
    """The subject, if it is near to the actor or a step with it or from it is theirs; else there is none."""
    model = registry.subject_types().get(kind)
    subject = model._default_manager.filter(pk=key).first() if model is not None else None
    if model is None or subject is None:
        raise Http404
    held = held_today(actor)
    if model.near_to(held, actor.ref).filter(pk=key).exists():
        return subject
    if any(opening.permitted for opening in moves_open_to(actor, subject, held)):
        return subject
    if any(beginnings_at(kind, subject, actor, held)):
        return subject
    raise Http404


@login_required
@require_safe
def subject(request: HttpRequest, kind: str, key: UUID) -> HttpResponse:
    """One subject: its state, what it holds, the steps that can be taken and why others cannot."""
    actor = actor_of(request)
    thing = _near_or_404(actor, kind, key)
    held = held_today(actor)
    openings = [o for o in moves_open_to(actor, thing, held) if step_for(o.move.verb) is not None]
    return render(
        request,
        "workspace/subject.html",
        {
            "subject": thing,
            "actor": actor,
            "title": title_of(thing),
            "lifecycle": thing.lifecycle,
            "state": thing.lifecycle.states[thing.state],
            "mine": (mine := [o for o in openings if o.permitted]),
            "lead": leading(mine, actor, thing),
            "others": [o for o in openings if not o.permitted],
            "beginnings": list(beginnings_at(kind, thing, actor, held)),
            "acts": [
                {"act": act, "words": registry.words_of(act.verb)}
                for act in Act.objects.filter(subject_id=thing.pk)[:MOST_ACTS]
            ],
            "now_template": _template_of(thing, "now"),
            "own_template": _template_of(thing, "subject"),
            "example": thing.is_example,
        },
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest, kind: str, key: UUID, verb: str) -> HttpResponse:
    """Take the step `verb` with a subject that is there."""
    actor = actor_of(request)
    thing = _near_or_404(actor, kind, key)
    step = step_for(verb)
    if step is None or step.lifecycle != kind or step.begin is not None:
        raise Http404
    return _guided(request, step, thing, actor, back=thing)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, verb: str, kind: str, key: UUID) -> HttpResponse:
    """Take a step that creates something, from its parent."""
    actor = actor_of(request)
    step = step_for(verb)
    parent = parent_of(kind, key)
    if step is None or step.begin is None or not step.begins_from(kind) or parent is None:
        raise Http404
    thing = step.begin(parent)
    if thing is None:
        return _taken_before(request, verb, actor)
    return _guided(request, step, thing, actor, back=None if kind == "municipality" else parent)


def _taken_before(request: HttpRequest, verb: str, actor: Actor) -> HttpResponse:
    """Where the step led that the same request took before, after which nothing is left to begin."""
    act = _act_of(request, verb, actor)
    if act is None:
        raise Http404
    return redirect("workspace:subject", kind=act.subject_type, key=act.subject_id)


def _act_of(request: HttpRequest, verb: str, actor: Actor) -> Act | None:
    """The act that this very request made when it was sent before, if it was."""
    sent = request_key_of(request) if request.method == "POST" else None
    return Act.objects.filter(request_key=sent, verb=verb, actor_ref=actor.ref).first() if sent else None


def _guided(request: HttpRequest, step: Step, thing: Any, actor: Actor, *, back: Any) -> HttpResponse:
    move = thing.lifecycle.move(step.verb)
    answer = table.check(actor, move.permission, thing, clock.today())
    if isinstance(answer, table.Denial):
        return _not_theirs(request, step, thing, answer, back=back)
    reasons: tuple[Reason, ...] = ()
    request_key = request_key_of(request)
    override = {
        name.removeprefix(OVERRIDE_PREFIX): str(value)
        for name, value in request.POST.items()
        if name.startswith(OVERRIDE_PREFIX)
    }
    status = 200
    if request.method == "POST":
        form = step.form(request.POST, request.FILES, subject=thing, actor=actor)
        status = 422
        if form.is_valid():
            try:
                with answering_request(request_key):
                    act = step.action(thing, actor=actor, override=override, **form.arguments())
            except Refused as refused:
                reasons, status = refused.reasons, 409
                if any("request" in reason.params for reason in reasons):
                    request_key = uuid4()
                _tell_fields(form, reasons)
            else:
                if isinstance(act, HandedOver):
                    return _handed_over(act)
                messages.success(request, gettext(move.done) + ".")
                return _where_it_led(act, actor)
        elif (taken := _act_of(request, step.verb, actor)) is not None:
            # The step itself took away what the form offered, such as the problem put to the vote.
            return _where_it_led(taken, actor)
        thing = _as_before(thing, step)
    else:
        form = step.form(subject=thing, actor=actor)
    opening = _asked_beforehand(step, thing, actor)
    book = thing.book()
    return render(
        request,
        "workspace/step.html",
        {
            "subject": thing,
            "title": title_of(back if back is not None else thing),
            "back": back,
            "move": move,
            "step": step,
            "form": form,
            "opening": opening,
            "refusals": [r for r in reasons if r.severity == "refuse" and not r.field],
            "warnings": _warnings(reasons or (opening.warnings if opening else ()), override),
            "rules": [book.rule(guard.rule) for guard in move.guards],
            "request_key": request_key,
            "example": thing.is_example,
        },
        status=status,
    )


def _handed_over(paper: HandedOver) -> HttpResponse:
    """The paper as a download that no cache keeps."""
    answer = HttpResponse(paper.content, content_type=paper.content_type)
    answer["Content-Disposition"] = f'attachment; filename="{paper.name}"'
    answer["Cache-Control"] = "no-store"
    return answer


def _where_it_led(act: Act, actor: Actor) -> HttpResponse:
    """The page of the subject; one's own work when the step took the subject out of one's sight."""
    try:
        _near_or_404(actor, act.subject_type, act.subject_id)
    except Http404:
        return redirect("workspace:home")
    return redirect("workspace:subject", kind=act.subject_type, key=act.subject_id)


def _not_theirs(
    request: HttpRequest, step: Step, thing: Any, denial: table.Denial, *, back: Any
) -> HttpResponse:
    """The step's page for somebody it does not belong to: why, and nothing of what the form would show."""
    return render(
        request,
        "workspace/step.html",
        {
            "title": title_of(back if back is not None else thing),
            "back": back,
            "move": thing.lifecycle.move(step.verb),
            "step": step,
            "form": None,
            "refusals": [not_you(denial, thing.book())],
            "example": thing.is_example,
        },
        status=403,
    )


def _asked_beforehand(step: Step, thing: Any, actor: Actor) -> Opening | None:
    """What speaks against the step before anything is filled in.

    Of a thing about to be begun only the right to begin it is asked: what it lacks, such as a sum or a day,
    is written on this very page, so the rules look at it when the button is pressed.
    """
    opening = next((o for o in moves_open_to(actor, thing) if o.move.verb == step.verb), None)
    if opening is None or step.begin is None or not opening.permitted:
        return opening
    return Opening(opening.move, permitted=True)


def _warnings(reasons: tuple[Reason, ...], override: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "reason": reason,
            "rule": reason.about or reason.rule,
            "written": override.get(reason.about or reason.rule, ""),
        }
        for reason in reasons
        if reason.severity == "warn"
    ]


def _as_before(thing: Any, step: Step) -> Any:
    """The subject as it stands in the database, since a refused step may have touched it in memory."""
    if step.begin is not None:
        return thing
    return type(thing)._default_manager.get(pk=thing.pk)


def _tell_fields(form: StepForm, reasons: tuple[Reason, ...]) -> None:
    for reason in reasons:
        if reason.field:
            form.add_error(reason.field if reason.field in form.fields else None, reason.text)


def request_key_of(request: HttpRequest) -> UUID:
    """The key of the request, by which the same one sent twice is known; a new one where none was sent."""
    try:
        return UUID(request.POST.get("request_key", ""))
    except ValueError:
        return uuid4()


def _template_of(thing: Any, part: str) -> str:
    """What the room of a thing says of it: `now` before the steps, `subject` after them, or nothing."""
    name = f"{thing._meta.app_label}/{part}_{thing.lifecycle.name}.html"
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return ""
    return name
