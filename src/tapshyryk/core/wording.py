"""Texts that people write in one, two or three languages, and how a reader gets theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LANGUAGES = ("ky", "ru", "en")

FALLBACKS = {"ky": ("ky", "ru", "en"), "ru": ("ru", "ky", "en"), "en": ("en", "ru", "ky")}
"""Which language to show when the reader's own was not written, nearest first."""

MOST_LARGE = 70
"""Letters of a title that is set in the largest size; a phone breaks as many into four lines."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A text with the language it is in, so that a page can mark a text that is not the reader's."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def is_long(self) -> bool:
        """Whether it would stand as a title over many lines, and is better set smaller."""
        return len(self.text) > MOST_LARGE

    @property
    def is_foreign(self) -> bool:
        """Whether the text stands in another language than the page."""
        return bool(self.text) and self.language != current_language()


def current_language() -> str:
    """The reader's language among the product's three."""
    language = (get_language() or "ky").split("-")[0]
    return language if language in LANGUAGES else "ky"


def wording(row: Any, name: str) -> Wording:
    """The text `name` of a row with fields `<name>_ky`, `<name>_ru`, `<name>_en`, in the nearest language."""
    for language in FALLBACKS[current_language()]:
        text = getattr(row, f"{name}_{language}", "")
        if text:
            return Wording(text, language)
    return Wording("", current_language())


def write_texts(row: Any, name: str, texts: Mapping[str, str]) -> None:
    """Put texts by language into the fields `<name>_ky`, `<name>_ru`, `<name>_en` of a row."""
    for language in LANGUAGES:
        if language in texts:
            setattr(row, f"{name}_{language}", " ".join(texts[language].split()))


def texts_of(row: Any, name: str) -> dict[str, str]:
    """The written texts `name` of a row, by language."""
    return {language: text for language in LANGUAGES if (text := str(getattr(row, f"{name}_{language}", "")))}


def first_text(row: Any, name: str) -> str:
    """The text `name`, Kyrgyz before Russian before English, whoever reads: for slugs and records."""
    return next(iter(texts_of(row, name).values()), "")


def require_text(row: Any, name: str) -> None:
    """Raise a ValidationError when the text `name` of a row is written in no language; for its `clean()`."""
    if not texts_of(row, name):
        raise ValidationError({f"{name}_ky": _("Write it in at least one language.")})


class Titled(models.Model):
    """Abstract: a title in up to three languages; at least one is written."""

    title_ky = models.CharField(max_length=400, blank=True)
    title_ru = models.CharField(max_length=400, blank=True)
    title_en = models.CharField(max_length=400, blank=True)

    class Meta:
        abstract = True

    @property
    def title(self) -> Wording:
        """The title in the reader's language, or the nearest written one."""
        return wording(self, "title")


class Named(models.Model):
    """Abstract: a name in up to three languages; at least one is written."""

    name_ky = models.CharField(max_length=300, blank=True)
    name_ru = models.CharField(max_length=300, blank=True)
    name_en = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def name(self) -> Wording:
        """The name in the reader's language, or the nearest written one."""
        return wording(self, "name")
