"""Pages on which a table is brought into a registry: chosen, checked, confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.importing.columns import Registry
from tapshyryk.core.importing.importer import may_import
from tapshyryk.core.importing.problems import in_language
from tapshyryk.core.importing.registries import registries
from tapshyryk.core.importing.writing.tables import csv_lines
from tapshyryk.core.importing.writing.template import template_file
from tapshyryk.core.wording import LANGUAGES
from tapshyryk.workspace.actions.tables import confirm_table, hand_in
from tapshyryk.workspace.actors import actor_of
from tapshyryk.workspace.forms.tables import TableForm
from tapshyryk.workspace.models import TableFile

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LISTED = 100
"""Errors shown on the page; the list as CSV holds all that were kept."""
LOOK_AGAIN = 4
"""Seconds after which the page of a table under way is asked for again."""


def _registry(kind: str, actor: Actor) -> Registry:
    registry = registries().get(kind)
    if registry is None or not may_import(registry, actor):
        raise Http404
    return registry


@login_required
@require_safe
def kinds(request: HttpRequest) -> HttpResponse:
    """The registries that I may bring a table into."""
    actor = actor_of(request)
    mine = [
        {"kind": kind, "label": in_language(registry.label)}
        for kind, registry in registries().items()
        if may_import(registry, actor)
    ]
    return render(request, "workspace/tables.html", {"kinds": mine})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def table(request: HttpRequest, kind: str) -> HttpResponse:
    """Hand in a table for one registry, and read what it has to hold."""
    actor = actor_of(request)
    registry = _registry(kind, actor)
    form, status = TableForm(request.POST or None, request.FILES or None), 200
    if request.method == "POST":
        form, status = TableForm(request.POST, request.FILES), 422
        if form.is_valid():
            handed_in = hand_in(registry, form.cleaned_data["file"], actor=actor)
            return redirect("workspace:table_file", key=handed_in.pk)
    columns = [
        {
            "header": column.header,
            "required": column.required,
            "meaning": in_language(column.meaning),
            "example": column.example,
            "language": next((one for one in LANGUAGES if column.name.endswith(f"_{one}")), "ky"),
        }
        for column in registry.columns
    ]
    return render(
        request,
        "workspace/table.html",
        {"form": form, "kind": kind, "label": in_language(registry.label), "columns": columns},
        status=status,
    )


@login_required
@require_safe
def template(request: HttpRequest, kind: str) -> HttpResponse:
    """The empty table with its headings in the reader's language."""
    registry = _registry(kind, actor_of(request))
    answer = HttpResponse(template_file(registry), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{kind}.xlsx"'
    return answer


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def table_file(request: HttpRequest, key: UUID) -> HttpResponse:
    """What was found in a table, and what came of it; the button that lets it be written."""
    actor = actor_of(request)
    handed_in = _own(key, actor)
    registry = _registry(handed_in.kind, actor)
    if request.method == "POST":
        confirm_table(handed_in)
        return redirect("workspace:table_file", key=key)
    errors = handed_in.report.get("errors", [])
    answer = render(
        request,
        "workspace/table_file.html",
        {
            "file": handed_in,
            "report": handed_in.report,
            "errors": errors[:LISTED],
            "label": in_language(registry.label),
            "headers": [column.header for column in registry.columns],
        },
    )
    if handed_in.is_under_way:
        answer["Refresh"] = str(LOOK_AGAIN)
    return answer


@login_required
@require_safe
def errors_file(request: HttpRequest, key: UUID) -> StreamingHttpResponse:
    """The list of errors as CSV."""
    handed_in = _own(key, actor_of(request))
    header = [_("Row"), _("Column"), _("What stands there"), _("What is wrong"), _("What to do")]

    def lines() -> Iterator[tuple[Any, ...]]:
        for error in handed_in.report.get("errors", []):
            yield error["row"], error["column"], error["value"], error["sentence"], error["advice"]

    answer = StreamingHttpResponse(csv_lines(header, lines()), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{handed_in.kind}-errors.csv"'
    return answer


def _own(key: UUID, actor: Actor) -> TableFile:
    """The table, if the actor handed it in; for everybody else there is none."""
    found = TableFile.objects.filter(pk=key, handed_in_by=actor.ref).first()
    if found is None:
        raise Http404
    return found
