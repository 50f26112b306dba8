"""Letters to several people in the same words, with the address of what they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from tapshyryk.core.formats import date_long
from tapshyryk.core.outbox.notices import Letter
from tapshyryk.core.wording import current_language


def letters_to(
    refs: Iterable[str], subject: str, body: str, *, about: Any, **params: Any
) -> Iterator[Letter]:
    """A letter to each of `refs` after the act `about`, leaving out who acted.

    `subject` and `body` are English message ids; a value of `params` is called first when it is a function,
    and a day is written out in the reader's language. The address of the subject's page ends the letter.
    """

    def said(message: str) -> str:
        return gettext(message) % {name: _shown(value) for name, value in params.items()}

    def whole() -> str:
        address = _address(about)
        return f"{said(body)}\n\n{address}\n" if address else f"{said(body)}\n"

    for ref in dict.fromkeys(refs):
        if ref != about.actor_ref:
            yield Letter(to=ref, subject=_bound(said, subject), body=whole)


def _bound(say: Callable[[str], str], message: str) -> Callable[[], str]:
    return lambda: say(message)


def _shown(value: Any) -> str:
    value = value() if callable(value) else value
    return date_long(value, current_language()) if isinstance(value, date) else str(value)


def _address(act: Any) -> str:
    """The page of the act's subject for those who work with it; empty where it has none."""
    try:
        path = reverse("workspace:subject", args=[act.subject_type, act.subject_id])
    except NoReverseMatch:
        return ""
    return f"{settings.SITE_URL}{path}"
