"""The attendance list of a needs session, for those who write it: searched, filtered, and its counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tapshyryk.core import formats
from tapshyryk.core.components import Cell, Column, Table
from tapshyryk.core.folding import folded
from tapshyryk.core.importing.writing.tables import csv_lines
from tapshyryk.core.wording import current_language
from tapshyryk.needs.domain.attendance import Counts
from tapshyryk.needs.models import AttendanceLine, NeedsSession
from tapshyryk.needs.queries.attendance import (
    came_of,
    counts_on,
    may_see_attendance,
    parts_of,
    village_names,
)
from tapshyryk.workspace.actors import actor_of
from tapshyryk.workspace.forms.attendance import AttendanceFilter
from tapshyryk.workspace.titles import title_of

PER_PAGE = 50


@login_required
@never_cache
@require_safe
def attendance(request: HttpRequest, key: UUID) -> HttpResponse:
    """The lines of one session with their names, and the counts."""
    session = _mine_or_404(request, key)
    villages = village_names(session)
    form = AttendanceFilter(request.GET or {}, villages=villages)
    rows = session.attendance.filter(**form.asked()).select_related("settlement")
    found: Any = _named(rows, form.words) if form.words else rows
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    counts = counts_on(session)
    n = page.paginator.count
    return render(
        request,
        "workspace/attendance.html",
        {
            "session": session,
            "title": title_of(session),
            "form": form,
            "chosen": form.chosen(request.GET),
            "page": page,
            "table": _lines(list(page), villages),
            "count_text": ngettext("%(n)s line", "%(n)s lines", n) % {"n": _number(n)},
            "parts": [
                Table(
                    heading,
                    (Column(heading), Column(_("People"), "number")),
                    [(label, _number(count or 0)) for label, count in part if count],
                )
                for heading, part in parts_of(counts, villages)
            ],
            "counts": counts,
            "exports": [(_("Counts, CSV"), reverse("workspace:attendance_counts", args=[session.pk]))],
            "example": session.is_example,
        },
    )


@login_required
@never_cache
@require_safe
def attendance_counts(request: HttpRequest, key: UUID) -> StreamingHttpResponse:
    """The exact counts as CSV, without a name."""
    session = _mine_or_404(request, key)
    header = [_("By"), _("What"), _("People")]
    # Made at once: while an answer streams, the reader's language is no longer in force.
    rows = list(_counted(counts_on(session), village_names(session)))
    answer = StreamingHttpResponse(csv_lines(header, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{session.slug}-attendance.csv"'
    return answer


def _mine_or_404(request: HttpRequest, key: UUID) -> NeedsSession:
    """The session, if its list is written by the reader's municipality; for everybody else there is none."""
    session = NeedsSession.objects.select_related("municipality").filter(pk=key).first()
    if session is None or not may_see_attendance(actor_of(request), session):
        raise Http404
    return session


def _named(rows: Any, words: list[str]) -> list[AttendanceLine]:
    """The lines whose name holds every word, or whose number is the one word that was asked for."""
    listed = list(rows)
    return [
        row
        for row, came in zip(listed, came_of(listed), strict=True)
        if all(word in folded(came.name) for word in words) or words == [str(row.number)]
    ]


def _lines(rows: list[AttendanceLine], villages: dict[str, str]) -> Table:
    return Table(
        _("Attendance list"),
        (
            Column(_("No."), "number"),
            Column(_("Name")),
            Column(_("Settlement")),
            Column(_("Sex")),
            Column(_("Age")),
            Column(_("Social group")),
        ),
        [
            (
                Cell(_number(row.number), note=_("struck") if row.struck else ""),
                came.name or "—",
                villages.get(came.settlement, "—"),
                row.get_sex_display(),
                row.get_age_band_display() or "—",
                row.get_social_group_display() or "—",
            )
            for row, came in zip(rows, came_of(rows), strict=True)
        ],
        caption_hidden=True,
    )


def _counted(counts: Counts, villages: dict[str, str]) -> Iterator[tuple[str, str, int]]:
    yield _("All"), _("Participants"), counts.total
    yield _("Sex"), _("Women"), counts.women
    yield _("Sex"), _("Men"), counts.total - counts.women
    for heading, rows in parts_of(counts, villages):
        for label, count in rows:
            yield heading, label, count or 0


def _number(value: int) -> str:
    return formats.number(value, current_language())
