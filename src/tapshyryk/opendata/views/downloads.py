"""Packages, tables and the record's bundle, streamed, and not sent again while nothing has changed."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import condition, require_safe

from tapshyryk.assemblies.domain.guards.gathering import ONLINE
from tapshyryk.assemblies.domain.receipts import listed
from tapshyryk.assemblies.models import Assembly
from tapshyryk.assemblies.queries.votes import rounds_closed, vote_file
from tapshyryk.assemblies.queries.ways import receipts_of
from tapshyryk.config.environment import current
from tapshyryk.core import clock
from tapshyryk.core.acts.bundle import NothingToExport, write_bundle
from tapshyryk.core.acts.keys import KeyTrouble
from tapshyryk.core.acts.queries import head
from tapshyryk.core.limiting import within_limit
from tapshyryk.opendata.ocds.gathering import public_orders
from tapshyryk.opendata.ocds.package import ALL_ORDERS, package_lines, package_of, releases_of
from tapshyryk.opendata.tables.catalogue import TABLES
from tapshyryk.opendata.tables.spec import Table
from tapshyryk.opendata.tables.writing import (
    TooManyRows,
    dictionary_as_csv,
    table_as_csv,
    write_workbook,
)

MOST_ROWS_ON_A_SHEET: Final = 50_000
"""A workbook is made while the reader waits; a longer table is offered as CSV alone."""

JSON: Final = "application/json; charset=utf-8"
CSV: Final = "text/csv; charset=utf-8"
PLAIN: Final = "text/plain; charset=utf-8"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

View = Callable[..., HttpResponseBase]


def _tag(request: HttpRequest, *args: Any, **kwargs: Any) -> str:
    standing = head()
    said = f"{request.get_full_path()} {standing.acts} {standing.size} {clock.today()}"
    return f'W/"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'


def open_data(view: View) -> View:
    """For everybody and every program: read only, known by a tag that changes with the record."""

    @require_safe
    @condition(etag_func=_tag)
    @wraps(view)
    def serve(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
        return response

    return serve


def made_anew(view: View) -> View:
    """For what costs work each time: as many a minute from one address as the API answers."""

    @wraps(view)
    def serve(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return _too_many(request) or view(request, *args, **kwargs)

    return serve


def _too_many(request: HttpRequest) -> HttpResponse | None:
    """The refusal of somebody who takes too much; None for everybody else."""
    if within_limit(request, "downloads", most=current().api_per_minute, seconds=60):
        return None
    said = gettext("Too many downloads in a minute. Wait a minute and go on.")
    response = HttpResponse(said, status=429, content_type="text/plain; charset=utf-8")
    response["Retry-After"] = "60"
    return response


def _streamed(pieces: Iterable[bytes | str], kind: str, name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(pieces, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _table_or_404(name: str) -> Table:
    table = TABLES.get(name)
    if table is None:
        raise Http404
    return table


@open_data
@made_anew
def ocds_all(request: HttpRequest) -> HttpResponseBase:
    """The package of all orders; the played example's are left out."""
    pieces = package_lines(releases_of(public_orders()), ALL_ORDERS, clock.now())
    return _streamed(pieces, JSON, "orders.json")


@open_data
@made_anew
def ocds(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The package of one order; one of the played example says so."""
    order = public_orders(with_examples=True).filter(slug=slug).first()
    package = package_of(order, request.path) if order else None
    if package is None:
        raise Http404
    return HttpResponse(json.dumps(package, ensure_ascii=False, indent=1), content_type=JSON)


@open_data
@made_anew
def table_csv(request: HttpRequest, table: str) -> HttpResponseBase:
    """A public table as CSV."""
    return _streamed(table_as_csv(_table_or_404(table)), CSV, f"{table}.csv")


@open_data
def dictionary(request: HttpRequest, table: str = "") -> HttpResponseBase:
    """What the columns of a table mean, or of all tables."""
    tables = [_table_or_404(table)] if table else list(TABLES.values())
    name = f"{table}-dictionary.csv" if table else "dictionary.csv"
    return _streamed(dictionary_as_csv(tables), CSV, name)


@open_data
@made_anew
def table_xlsx(request: HttpRequest, table: str) -> HttpResponseBase:
    """A public table and its dictionary as a workbook."""
    wanted = _table_or_404(table)
    file = tempfile.SpooledTemporaryFile(max_size=2 * 1024 * 1024)  # noqa: SIM115 - the response closes it
    try:
        write_workbook(file, [wanted], made=clock.now(), most_rows=MOST_ROWS_ON_A_SHEET)
    except TooManyRows:
        file.close()
        said = gettext("This table is too long for a workbook: take it as CSV.")
        return HttpResponse(said, status=413, content_type="text/plain; charset=utf-8")
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{table}.xlsx", content_type=XLSX)


@open_data
def vote(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """The ballots of a closed round of an assembly, to be counted again by `tapshyryk recount`."""
    assembly = Assembly.objects.select_related("municipality").filter(slug=slug).first()
    if assembly is None or number not in rounds_closed(assembly):
        raise Http404
    response = HttpResponse(vote_file(assembly, number), content_type=PLAIN)
    response["Content-Disposition"] = f'attachment; filename="{slug}-{number}.pb"'
    return response


@open_data
def receipts(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """The receipts of the online ballots of a closed round, sorted, one a line."""
    assembly = Assembly.objects.filter(slug=slug).first()
    if assembly is None or number not in rounds_closed(assembly) or ONLINE not in assembly.ways:
        raise Http404
    response = HttpResponse(listed(receipts_of(assembly, number)), content_type=PLAIN)
    response["Content-Disposition"] = f'attachment; filename="{slug}-{number}.receipts.txt"'
    return response


@open_data
def bundle(request: HttpRequest) -> HttpResponseBase:
    """The sealed record as a bundle to be verified offline; made once for each checkpoint, then kept."""
    standing = head()
    if not standing.size:
        raise Http404
    folder = Path(settings.VAR) / "bundles"
    kept = folder / f"record-{standing.size}-{standing.root[:16]}.zip"
    if not kept.is_file():
        if (refusal := _too_many(request)) is not None:
            return refusal
        folder.mkdir(parents=True, exist_ok=True)
        try:
            write_bundle(kept)
        except (NothingToExport, KeyTrouble):
            raise Http404 from None
        for older in folder.glob("record-*.zip"):
            if older != kept:
                older.unlink(missing_ok=True)
    return FileResponse(kept.open("rb"), as_attachment=True, filename="record.zip")
