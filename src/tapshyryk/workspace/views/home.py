"""The signed-in home and the lists of what is near to a person."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tapshyryk.core.access.table import ROLE_LABELS
from tapshyryk.core.lifecycle import registry
from tapshyryk.core.lifecycle.spec import Lifecycle
from tapshyryk.workspace.actors import actor_of
from tapshyryk.workspace.queries.waiting import beginnings_for, held_today, parent_of, waiting_for
from tapshyryk.workspace.titles import title_of

PER_PAGE = 50


@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits for me, what I may begin, and where I hold a role."""
    actor = actor_of(request)
    roles = []
    for holding in held_today(actor):
        kind, _, key = holding.body.partition(":")
        roles.append(
            {"role": ROLE_LABELS[holding.role], "body": parent_of(kind, key), "until": holding.until}
        )
    return render(
        request,
        "workspace/home.html",
        {
            "waiting": [{"at": w, "title": title_of(w.subject)} for w in waiting_for(actor)],
            "beginnings": beginnings_for(actor),
            "roles": roles,
            "kinds": _kinds_near({holding.role for holding in held_today(actor)}),
        },
    )


def _kinds_near(roles: set[str]) -> list[Lifecycle]:
    """The kinds of things one may find in the workspace, by a role or by a seat."""
    models = registry.subject_types().values()
    return [model.lifecycle for model in models if model.person_paths or roles & model.seen_by]


@login_required
@require_safe
def near(request: HttpRequest, kind: str) -> HttpResponse:
    """All things of one kind that are near to me, by state, newest first."""
    model = registry.subject_types().get(kind)
    if model is None:
        raise Http404
    actor = actor_of(request)
    rows = model.near_to(held_today(actor), actor.ref).order_by("-pk")
    state = request.GET.get("state", "")
    if state in model.lifecycle.states:
        rows = rows.filter(state=state)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    listed: list[dict[str, Any]] = [
        {"subject": subject, "title": title_of(subject), "state": model.lifecycle.states[subject.state]}
        for subject in page
    ]
    return render(
        request,
        "workspace/near.html",
        {"lifecycle": model.lifecycle, "rows": listed, "page_obj": page, "state": state},
    )
