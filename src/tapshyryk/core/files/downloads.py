"""Sends a stored file so that a browser can do nothing with it but save it, or show a PDF."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.http import parse_etags

from tapshyryk.core.access.actors import Actor

LOCKED = "default-src 'none'; sandbox; frame-ancestors 'none'"
"""The content policy of a file: it runs nothing and loads nothing, whatever it is."""


def reader_of(request: HttpRequest) -> Actor | None:
    """Who asks: the person behind the account, or None for someone not signed in."""
    person = getattr(request.user, "person", None)
    return None if person is None else Actor(kind="person", ref=person.ref, name=person.full_name)


def send_stored(
    request: HttpRequest,
    *,
    stored_as: str,
    name: str,
    media_type: str,
    sha256: str,
    public: bool = False,
    inline: bool = False,
) -> HttpResponseBase:
    """The file as a response; not modified when the reader has these very bytes.

    It is saved, not shown, unless it is a PDF asked for `inline`. Only a `public` file may be kept by caches.
    Raises `Http404` when the storage has lost it.
    """
    etag = f'"{sha256}"'
    response: HttpResponseBase
    known = parse_etags(request.headers.get("If-None-Match", ""))
    if etag in known or "*" in known:
        response = HttpResponseNotModified()
    else:
        try:
            content = default_storage.open(stored_as)
        except FileNotFoundError as error:
            raise Http404 from error
        shown = inline and media_type == "application/pdf"
        response = FileResponse(content, as_attachment=not shown, filename=name, content_type=media_type)
    response["ETag"] = etag
    response["Content-Security-Policy"] = LOCKED
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "public, max-age=86400" if public else "private, no-store"
    return response
