"""Public pages are kept ready, and are known to be fresh because every change is an act in the record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from tapshyryk.core import clock
from tapshyryk.core.acts.queries import head

View = Callable[..., HttpResponse]

KEPT_FOR_SECONDS = 3600


def public_page(view: View) -> View:
    """Serve a page that is the same for everyone, from the cache while the record has not moved.

    The key holds the record's head, the language, the address and the minute (a page may say that a call is
    still open). Somebody who is signed in, or to whom a message is due, gets a page of their own.
    """

    @require_safe
    @wraps(view)
    def serve(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES or "messages" in request.COOKIES:
            return view(request, *args, **kwargs)
        name = _name(request)
        tag = f'W/"{name}"'
        if request.headers.get("If-None-Match") == tag:
            return HttpResponseNotModified()
        kept = cache.get(name)
        if kept is not None:
            response = HttpResponse(kept, content_type="text/html; charset=utf-8")
        else:
            response = view(request, *args, **kwargs)
            if response.status_code != 200 or response.cookies:
                return response
            cache.set(name, response.content, KEPT_FOR_SECONDS)
        response["ETag"] = tag
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
        return response

    return serve


def _name(request: HttpRequest) -> str:
    standing = head()
    said = "\n".join(
        (
            request.get_host(),
            request.get_full_path(),
            get_language() or "",
            f"{standing.acts} {standing.size}",
            clock.now().strftime("%Y-%m-%dT%H:%M"),
        )
    )
    return "page-" + hashlib.sha256(said.encode()).hexdigest()
