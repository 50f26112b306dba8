"""M11: what a first visit to each public page weighs: the page and everything it loads."""

import gzip
import re
import statistics
from typing import Any

from bench.apart import figures_of, tell
from bench.measure import Figure, Measure
from bench.request_cost import body_of

_LOADED = re.compile(
    r"<(?:link\b(?=[^>]*\brel=\"(?:stylesheet|icon)\")[^>]*\bhref|(?:script|img|source)\b[^>]*\bsrc)=\"([^\"]+)\""
)
_IN_CSS = re.compile(r"url\(\s*[\"']?([^\"')]+)")
_PACKED = (".woff2", ".png", ".jpg", ".jpeg", ".webp")


def run() -> list[Figure]:
    """Works on the demo's database in a process of its own."""
    return figures_of("bench.m11_weight")


def _measure() -> list[Figure]:
    from bench.many_orders import play_the_demo

    play_the_demo()
    from tapshyryk.config.wsgi import application

    foreign: set[str] = set()
    weights = {path: _weight(application, path, foreign) for path in _pages(application)}
    heaviest = max(weights, key=lambda path: weights[path])
    return [
        Figure("public pages weighed", len(weights), ""),
        Figure("first visit, median", round(statistics.median(weights.values()), 1), "KB", limit=35),
        Figure(f"first visit, heaviest ({heaviest})", round(weights[heaviest], 1), "KB", limit=60),
        Figure("loaded from other sites", len(foreign), "", limit=0),
    ]


def _pages(application: Any) -> list[str]:
    """Every public page that can be reached by links from the home page, in Kyrgyz, one of each kind."""
    from django.urls import resolve

    found: dict[str, str] = {}
    waiting = ["/ky/"]
    seen = set(waiting)
    while waiting:
        path = waiting.pop(0)
        kind = resolve(path)
        if not kind.view_name.startswith("portal:") or kind.view_name in found:
            continue
        found[kind.view_name] = path
        for link in re.findall(r'href="(/ky/[^"#?]*)', body_of(application, path).decode()):
            if link not in seen:
                seen.add(link)
                waiting.append(link)
    return list(found.values())


def _weight(application: Any, path: str, foreign: set[str]) -> float:
    """KB of the page and all it loads, each part compressed as it is sent."""
    body = body_of(application, path)
    total = len(gzip.compress(body, 6))
    for address in set(_LOADED.findall(body.decode())):
        if address.startswith("data:"):
            continue
        if not address.startswith("/") or address.startswith("//"):
            foreign.add(address)
            continue
        total += _part(address, foreign)
    return total / 1024


def _part(address: str, foreign: set[str]) -> int:
    """Bytes of a static file, and of the files that a style sheet names."""
    from django.conf import settings

    file = settings.VAR / "static" / address.removeprefix(settings.STATIC_URL).partition("?")[0]
    content = file.read_bytes()
    size = len(content) if file.suffix in _PACKED else len(gzip.compress(content, 6))
    if file.suffix == ".css":
        for named in set(_IN_CSS.findall(content.decode())):
            if named.startswith(("http", "//")):
                foreign.add(named)
            elif not named.startswith(("data:", "#")):
                inner = (file.parent / named.partition("?")[0].partition("#")[0]).resolve()
                size += inner.stat().st_size
    return size


MEASURES = [Measure("M11", "weight", "first visit of each public page under 60 KB, median under 35", run)]

if __name__ == "__main__":
    from tapshyryk.config.start import set_up_django

    set_up_django()
    tell(_measure())
