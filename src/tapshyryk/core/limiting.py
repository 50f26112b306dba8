"""How often one network address may ask for something, without keeping the address."""

from __future__ import annotations

from django.core.cache import caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from tapshyryk.config.requests import address_of
from tapshyryk.core.clock import machine_now


def within_limit(request: HttpRequest, what: str, *, most: int, seconds: int) -> bool:
    """Whether the address of `request` asks for `what` at most `most` times in this span of `seconds`.

    Kept is a count in memory under a keyed hash of the address, for one span: the next span has other
    hashes, so nothing links a reader's visits. Each worker process counts for itself.
    """
    key = _key(request, what, seconds)
    counts = caches["limits"]
    if counts.add(key, 1, timeout=seconds):
        return True
    try:
        return counts.incr(key) <= most
    except ValueError:  # it ran out between the two lines
        return True


def limit_reached(request: HttpRequest, what: str, *, most: int, seconds: int) -> bool:
    """Whether the address of `request` has used up what `within_limit` gives it; asking counts nothing."""
    return bool(caches["limits"].get(_key(request, what, seconds), 0) >= most)


def _key(request: HttpRequest, what: str, seconds: int) -> str:
    span = int(machine_now().timestamp()) // seconds
    said = f"{what} {span} {address_of(request)}"
    return salted_hmac("core.limiting", said, algorithm="sha256").hexdigest()
