"""How letters about a call are made: to whom, under which head, leading to which page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext

from tapshyryk.calls.models import Call
from tapshyryk.core import formats
from tapshyryk.core.outbox.notices import Letter
from tapshyryk.core.wording import current_language
from tapshyryk.parties.queries.holders import refs_holding


def public_page(call: Call) -> str:
    """The address of the call's public page."""
    return f"{settings.SITE_URL}/{current_language()}/calls/{call.slug}/"


def work_page(call: Call) -> str:
    """The address of the call's page in the workspace."""
    return f"{settings.SITE_URL}/{current_language()}/work/call/{call.pk}/"


def deadline_of(call: Call) -> str:
    """The deadline in words; empty while none is set."""
    return formats.datetime_long(call.closes_at, current_language()) if call.closes_at else ""


def letters_about(
    refs: Iterable[str],
    call: Call,
    subject: Any,
    words: Callable[[], str],
    where: Callable[[Call], str] = public_page,
) -> Iterable[Letter]:
    """A letter to each of `refs`: what it is about with the call's title, the words, the page it leads to."""
    for ref in dict.fromkeys(refs):
        yield Letter(
            to=ref,
            subject=lambda: gettext("%(what)s: %(title)s") % {"what": subject, "title": call.title},
            body=lambda: f"{words()}\n\n{where(call)}",
        )


def heads_of(organisations: Iterable[UUID]) -> Iterable[str]:
    """Those who head these organisations today."""
    for key in organisations:
        yield from refs_holding(f"organisation:{key}", ("ngo_head",))
