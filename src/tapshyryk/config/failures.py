"""Answers when the product itself fails: a plain page in three languages that needs no database."""

import errno
import sys

import structlog
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

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


def is_outage(trouble: BaseException | None) -> bool:
    """Whether a failure, or what caused it, lies outside of the product and will pass."""
    while trouble is not None:
        if isinstance(trouble, OperationalError | InterfaceError):
            return True
        if isinstance(trouble, OSError) and trouble.errno in {errno.ENOSPC, errno.EDQUOT, errno.EROFS}:
            return True
        trouble = trouble.__cause__ or trouble.__context__
    return False
