"""Tells browsers and proxies to keep nothing of what a signed-in person sees."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

PRIVATE = "private, no-store"


class KeepNothing:
    """Marks each answer to somebody with a session that does not say itself how long it may be kept.

    Several people share one computer in a village office: after signing out, neither the back button nor the
    browser's cache may bring a recipient's card again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, marked where it may be personal."""
        response = self.get_response(request)
        name = settings.SESSION_COOKIE_NAME
        is_personal = name in request.COOKIES or name in response.cookies
        if is_personal and not response.has_header("Cache-Control"):
            response["Cache-Control"] = PRIVATE
        return response
