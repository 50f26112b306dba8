"""The signed-in home and the lists of what is near to a person."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tapshyryk.core import formats
from tapshyryk.core.access.table import ROLE_LABELS
from tapshyryk.core.folding import folded
from tapshyryk.core.importing.writing.tables import csv_lines
from tapshyryk.core.lifecycle import registry
from tapshyryk.core.lifecycle.spec import Lifecycle
from tapshyryk.core.wording import LANGUAGES, current_language
from tapshyryk.workspace.actors import actor_of
from tapshyryk.workspace.forms.list_filter import NearFilter
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
    """All things of one kind that are near to me, searched by title and by state, newest first."""
    model, form, rows = _near(request, kind)
    page: Any = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    n = page.paginator.count
    query = request.GET.copy()
    query.pop("page", None)
    export = f"{reverse('workspace:near_file', args=[kind])}?{query.urlencode()}"
    return render(
        request,
        "workspace/near.html",
        {
            "lifecycle": model.lifecycle,
            "form": form,
            "chosen": form.chosen(request.GET),
            "rows": [
                {"subject": one, "title": title_of(one), "state": model.lifecycle.states[one.state]}
                for one in page
            ],
            "page_obj": page,
            "count_text": gettext("In all: %(n)s") % {"n": _number(n)},
            "exports": [("CSV", export)],
        },
    )


@login_required
@never_cache
@require_safe
def near_file(request: HttpRequest, kind: str) -> StreamingHttpResponse:
    """The same list as CSV, narrowed as the page is."""
    model, _form, rows = _near(request, kind)
    # Made at once: while an answer streams, the reader's language is no longer in force.
    lines = [
        (
            str(title_of(one)),
            gettext(model.lifecycle.states[one.state]),
            request.build_absolute_uri(reverse("workspace:subject", args=[kind, one.pk])),
        )
        for one in rows
    ]
    header = [gettext("What"), gettext("State"), gettext("Address")]
    answer = StreamingHttpResponse(csv_lines(header, lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{kind}.csv"'
    return answer


def _near(request: HttpRequest, kind: str) -> tuple[Any, NearFilter, Any]:
    """The kind of things, the filter in force, and the things that are near to me and fit it."""
    model: Any = registry.subject_types().get(kind)
    if model is None:
        raise Http404
    actor = actor_of(request)
    form = NearFilter(request.GET or {}, lifecycle=model.lifecycle)
    rows = model.near_to(held_today(actor), actor.ref).order_by("-pk")
    if form.is_valid() and form.cleaned_data["state"]:
        rows = rows.filter(state=form.cleaned_data["state"])
    if not form.words:
        return model, form, rows
    return model, form, [one for one in rows if _named(one, form.words)]


def _named(thing: Any, words: list[str]) -> bool:
    """Whether every word stands in the title, in any language it has."""
    told = [getattr(thing, f"{name}_{code}", "") for name in ("title", "name") for code in LANGUAGES]
    text = folded(" ".join([str(title_of(thing)), *told]))
    return all(word in text for word in words)


def _number(value: int) -> str:
    return formats.number(value, current_language())
