"""How a subject is called on a page of the workspace."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from tapshyryk.core.wording import Wording, current_language


def title_of(subject: Any) -> Wording:
    """The title or name of a subject in the reader's language, or what kind of thing it is."""
    for name in ("title", "name"):
        words = getattr(subject, name, None)
        if isinstance(words, Wording) and words:
            return words
    kind = gettext(subject.lifecycle.label)
    order = subject.in_order
    if order is not None and order is not subject:
        words = title_of(order)
        return Wording(f"{kind}: {words.text}", words.language)
    return Wording(kind, current_language())
