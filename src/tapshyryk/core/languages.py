"""Every page has one address per language, and a reader's change of language is remembered."""

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_path

NATIVE_NAMES = {"ky": "Кыргызча", "ru": "Русский", "en": "English"}


class Alternate(NamedTuple):
    """One page in one language: code, the language's own name, the address, and whether it is this one."""

    code: str
    name: str
    href: str
    current: bool


def address_in(path: str, language: str) -> str:
    """The same address under another language's prefix; without a prefix, that language's home."""
    present = get_language_from_path(path)
    if present is None:
        return f"/{language}/"
    return f"/{language}/{path.split('/', 2)[2]}" if path.count("/") > 1 else f"/{language}/"


def alternates(path: str, query: str, current: str) -> list[Alternate]:
    """This page in every language of the site, in the order of settings.LANGUAGES."""
    tail = f"?{query}" if query else ""
    return [
        Alternate(code, NATIVE_NAMES.get(code, str(name)), address_in(path, code) + tail, code == current)
        for code, name in settings.LANGUAGES
    ]


class RememberLanguage:
    """Keeps the language a reader changed to, in Django's own language cookie.

    A step from a page of this site in one language to a page in another is a choice. A first visit, or a
    link from elsewhere, is not: no cookie is set, and such pages stay the same for everybody.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        chosen = self._chosen(request)
        if chosen is None or request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) == chosen:
            return response
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=settings.LANGUAGE_COOKIE_AGE or 365 * 24 * 3600,
            path=settings.LANGUAGE_COOKIE_PATH,
            domain=settings.LANGUAGE_COOKIE_DOMAIN,
            secure=settings.LANGUAGE_COOKIE_SECURE or request.is_secure(),
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
        )
        return response

    @staticmethod
    def _chosen(request: HttpRequest) -> str | None:
        now = get_language_from_path(request.path_info)
        came_from = urlsplit(request.headers.get("Referer", ""))
        if now is None or request.method != "GET" or came_from.netloc != request.get_host():
            return None
        before = get_language_from_path(came_from.path)
        return now if before is not None and before != now else None
