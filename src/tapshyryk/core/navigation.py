"""The site's main ways in, and addresses that may not stand yet."""

from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tapshyryk.core.lifecycle.spec import N_

#: Label and URL name of each way in, in the order they stand in the head of the page.
WAYS = (
    (N_("Orders"), "portal:orders"),
    (N_("Municipalities"), "portal:municipalities"),
    (N_("Providers"), "portal:providers"),
    (N_("Problems"), "portal:problems"),
    (N_("Calls"), "portal:calls"),
    (N_("Effects"), "portal:effects"),
    (N_("Record"), "portal:record"),
    (N_("Data"), "portal:data"),
    (N_("Help"), "portal:help"),
)


class Way(NamedTuple):
    """One entry of the navigation as the reader sees it."""

    label: str
    href: str
    current: bool


def address(name: str, *args: object, **kwargs: Any) -> str:
    """The address called `name`, or an empty text when no page of that name stands."""
    if kwargs or not all(isinstance(part, str | int | UUID) for part in args):
        return _reversed(name, args, kwargs)
    return _kept_address(name, args, get_language() or "", _urlconf(), get_script_prefix())


def _urlconf() -> str:
    """The address book in force."""
    return str(get_urlconf() or settings.ROOT_URLCONF)


def _reversed(name: str, args: tuple[object, ...], kwargs: dict[str, Any]) -> str:
    try:
        return reverse(name, args=args or None, kwargs=kwargs or None)
    except NoReverseMatch:
        return ""


@lru_cache(maxsize=4096)
def _kept_address(name: str, args: tuple[object, ...], language: str, urlconf: str, prefix: str) -> str:
    """An address worked out once for each language: addresses do not change while the product runs."""
    return _reversed(name, args, {})


def ways(path: str) -> list[Way]:
    """The navigation for a reader who is at `path`; entries whose pages do not stand are left out."""
    return [
        Way(_(label), href, path.startswith(href))
        for label, href in _addresses(get_language() or "", _urlconf())
    ]


@lru_cache(maxsize=16)
def _addresses(language: str, urlconf: str) -> tuple[tuple[str, str], ...]:
    """The ways that stand, once per language: addresses do not change while the product runs."""
    found = ((label, address(name)) for label, name in WAYS)
    return tuple((label, href) for label, href in found if href)
