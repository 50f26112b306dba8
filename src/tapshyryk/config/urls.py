"""The address book: each room's pages under the three languages, and the few addresses outside them."""

from importlib import import_module
from importlib.util import find_spec

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, path

from tapshyryk.config import health
from tapshyryk.config.rooms import CORE, ROOMS


def _patterns(name: str) -> list[URLPattern | URLResolver]:
    """All entries of the lists called `name` in the `urls` modules of the rooms, in the rooms' order."""
    found: list[URLPattern | URLResolver] = []
    for room in (*CORE, *ROOMS):
        if find_spec(f"{room}.urls"):
            found.extend(getattr(import_module(f"{room}.urls"), name, ()))
    return found


urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    *_patterns("plain_urlpatterns"),
    *i18n_patterns(*_patterns("urlpatterns"), prefix_default_language=True),
]

handler400 = "tapshyryk.config.failures.bad_request"
handler500 = "tapshyryk.config.failures.server_error"
