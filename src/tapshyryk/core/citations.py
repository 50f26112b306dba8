"""The rule behind a refusal or a warning: its norm, its source and where it stands."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import get_language

from tapshyryk.core import navigation
from tapshyryk.core.rulebook.domain import labels


class Citation(NamedTuple):
    """A rule as a reader meets it beside a refusal."""

    rule: str
    sentence: str
    source: str
    status: str
    href: str


def citation(reason: Any) -> Citation | None:
    """The rule a reason rests on, in the reader's language; None for a reason without a rule."""
    name, book = getattr(reason, "rule", ""), getattr(reason, "book", None)
    if not name or book is None or name not in book:
        return None
    rule = book.rule(name)
    language = get_language() or "ky"
    page = navigation.address("portal:rules")
    return Citation(
        name,
        rule.sentence_in(language),
        rule.source.text_in(language),
        labels.status(rule.status, language),
        f"{page}#{name}" if page else "",
    )
