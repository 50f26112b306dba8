"""Answers when the product itself fails: a plain page in three languages that needs no database."""

import errno
import sys
from contextlib import suppress

import structlog
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.template.loader import render_to_string

_PIECE = 256 * 1024
_PIECES = 256
"""Pieces of a request that are read and let go: 64 MB in all."""
_SECONDS = "30"
"""When to ask again after an outage."""


def server_error(request: HttpRequest) -> HttpResponse:
    """503 when the database or the disk is not to be had and waiting helps, else 500."""
    trouble = sys.exc_info()[1]
    number = structlog.contextvars.get_contextvars().get("request", "")
    if is_outage(trouble):
        page = render_to_string("503.html", {"number": number})
        return HttpResponse(page, status=503, headers={"Retry-After": _SECONDS})
    return HttpResponse(render_to_string("500.html", {"number": number}), status=500)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """413 when more was sent than a form takes, after reading it to its end; else 400.

    A browser whose sending is cut off shows no page at all, so the rest is read, up to a bound.
    """
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        with suppress(OSError, UnreadablePostError):
            for _ in range(_PIECES):
                if not request.read(_PIECE):
                    break
        return HttpResponse(render_to_string("413.html"), status=413)
    return HttpResponse(render_to_string("400.html"), status=400)


def is_outage(trouble: BaseException | None) -> bool:
    """Whether a failure, or what caused it, lies outside of the product and will pass."""
    while trouble is not None:
        if isinstance(trouble, OperationalError | InterfaceError):
            return True
        if isinstance(trouble, OSError) and trouble.errno in {errno.ENOSPC, errno.EDQUOT, errno.EROFS}:
            return True
        trouble = trouble.__cause__ or trouble.__context__
    return False
