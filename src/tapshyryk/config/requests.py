"""Gives each request a number and writes one line about it: no query string, no body, no person."""

import secrets
import time
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

from tapshyryk.config.environment import current

log = structlog.get_logger("tapshyryk.requests")
HEADER = "X-Request-ID"
QUIET = frozenset({"/healthz", "/readyz"})


def address_of(request: HttpRequest) -> str:
    """The network address a request comes from, for slowing down who guesses passwords.

    Only the last entry of X-Forwarded-For is believed, the one our own proxy wrote, and only where the
    settings say that there is a proxy.
    """
    forwarded: str = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if current().proxy and forwarded:
        return forwarded.rpartition(",")[2].strip()
    address: str = request.META.get("REMOTE_ADDR", "")
    return address


class RequestLog:
    """The outermost layer: whatever answers inside, one line with method, path, status and milliseconds."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers the request; the number is in the answer's header, so that people can quote it."""
        number = secrets.token_hex(8)
        started = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request=number):
            response = self.get_response(request)
            if request.path not in QUIET and not request.path.startswith("/static/"):
                log.info(
                    "answered",
                    method=request.method,
                    path=request.path,
                    status=response.status_code,
                    milliseconds=round((time.perf_counter() - started) * 1000, 1),
                )
        response[HEADER] = number
        return response
