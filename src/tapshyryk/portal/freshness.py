"""Public pages are kept ready, and are known to be fresh because every change is an act in the record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from typing import Any, Final, overload

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from tapshyryk.core import clock
from tapshyryk.core.acts.queries import Done, Seen, done_since, head, seen_now

View = Callable[..., HttpResponse]
Touches = Callable[[Done, Any], bool]
"""Whether an act can change what is kept, given what it is about."""

KEPT_FOR_SECONDS = 3600

LEAVE_FIGURES: Final = frozenset(
    (
        "add_budget_line",
        "add_proposal_line",
        "answer_question",
        "answer_service_complaint",
        "approve_payment",
        "ask_question",
        "complain_about_service",
        "declare_interest",
        "enrol",
        "enter_result",
        "enter_scores",
        "file_complaint",
        "form_group",
        "give_role",
        "hold_visit",
        "mend_finding",
        "plan_tranche",
        "plan_visit",
        "propose_payment",
        "record_attendance",
        "record_finding",
        "redeem_voucher",
        "register_person",
        "register_settlement",
        "report_visit",
        "seat_member",
        "set_criterion",
        "spend_voucher",
        "start_group",
        "verify_finding",
    )
)
"""Acts that write no table from which the list of orders, the figures of home or the effects are read."""


def changes_figures(done: Done, about: Any) -> bool:
    """Every act that is not known to leave the figures as they are."""
    return done.verb not in LEAVE_FIGURES


def concerns_order(done: Done, about: Any) -> bool:
    """An act in the order the page is about, or outside any order."""
    return done.order is None or done.order == about


@overload
def public_page(view: View) -> View: ...
@overload
def public_page(*, touches: Touches) -> Callable[[View], View]: ...
def public_page(view: View | None = None, *, touches: Touches | None = None) -> Any:
    """Serve a page that is the same for everyone, from the cache while the record has not moved.

    The key holds the record's head, the language, the address and the minute (a page may say that a call is
    still open). Somebody who is signed in, or to whom a message is due, gets a page of their own.

    With `touches` it is kept for the day, until an act that can change it; the view says by `about()` what it
    shows and, if it says anything of the hour, until when that holds.
    """
    return _served(view, None) if view is not None else lambda given: _served(given, touches)


def _served(view: View, touches: Touches | None) -> View:
    @require_safe
    @wraps(view)
    def serve(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES or "messages" in request.COOKIES:
            return view(request, *args, **kwargs)
        name = _name(request)
        tag = f'W/"{name}"'
        if request.headers.get("If-None-Match") == tag:
            return HttpResponseNotModified()
        content = cache.get(name)
        if content is None and touches is not None:
            content = _untouched(_name_of_the_day(request), touches)
        if content is None:
            seen = seen_now() if touches is not None else None
            response = view(request, *args, **kwargs)
            if response.status_code != 200 or response.cookies:
                return response
            content = response.content
            if seen is not None:
                key, until = getattr(request, "is_about", (None, None))
                _keep(_name_of_the_day(request), Kept(content, seen, key, until))
            cache.set(name, content, KEPT_FOR_SECONDS)
        else:
            response = HttpResponse(content, content_type="text/html; charset=utf-8")
            cache.add(name, content, KEPT_FOR_SECONDS)
        response["ETag"] = tag
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
        return response

    return serve


def about(request: HttpRequest, key: Any, *, until: datetime | None = None) -> None:
    """Says what the page that is being drawn is about, for its `touches`, and until when it is true."""
    request.is_about = (key, until)  # type: ignore[attr-defined]


def kept(part: str, touches: Touches, make: Callable[[], Any]) -> Any:
    """A part of pages in the reader's language, made anew only after an act that can change it."""
    name = _hashed(part, get_language() or "", clock.today().isoformat())
    found = _untouched(name, touches)
    if found is None:
        seen = seen_now()
        found = make()
        _keep(name, Kept(found, seen))
    return found


@dataclass(frozen=True, slots=True)
class Kept:
    """A page or a part with the acts that were seen before it was made."""

    value: Any
    seen: Seen
    about: Any = None
    until: datetime | None = None


def _keep(name: str, this: Kept) -> None:
    cache.set(name, this, KEPT_FOR_SECONDS)


def _untouched(name: str, touches: Touches) -> Any:
    """What is kept under `name`, unless an act since then can have changed it."""
    found: Kept | None = cache.get(name)
    if found is None or (found.until is not None and clock.now() >= found.until):
        return None
    done, now = done_since(found.seen)
    if done is None or any(touches(each, found.about) for each in done):
        return None
    if now != found.seen:
        _keep(name, replace(found, seen=now))
    return found.value


def _name(request: HttpRequest) -> str:
    standing = head()
    return _hashed(
        request.get_host(),
        request.get_full_path(),
        get_language() or "",
        f"{standing.acts} {standing.size}",
        clock.now().strftime("%Y-%m-%dT%H:%M"),
    )


def _name_of_the_day(request: HttpRequest) -> str:
    day = clock.today().isoformat()
    return _hashed(request.get_host(), request.get_full_path(), get_language() or "", day)


def _hashed(*said: str) -> str:
    return "page-" + hashlib.sha256("\n".join(said).encode()).hexdigest()
