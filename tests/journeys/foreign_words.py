"""Finds on a page the words of another language: left untranslated, or taken from a wrong catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

from tapshyryk.config import messages
from tapshyryk.config.paths import shipped

LANGUAGES = ("ky", "ru", "en")
SPOKEN = ("aria-label", "alt", "title", "placeholder", "aria-description")
"""Attributes that a reader sees or hears."""
SILENT = frozenset({"script", "style", "template"})
AS_IT_IS = frozenset({"code", "kbd", "samp", "pre"})
"""Elements whose words belong to machines and are the same in every language."""
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)

_PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|<[^>]+>")
_LATIN_PROSE = re.compile(r"(?:\b[A-Za-z]{2,}\b[ ,;:]+){2,}\b[a-z]{2,}\b")
"""Three Latin words running, the last without a capital letter: more than any name of a thing."""


class _Reader(HTMLParser):
    """Gathers each text of a page with the language it is said to be in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = [("", "")]
        self.found: list[tuple[str, str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        language = given.get("lang") or self.open[-1][1]
        for name in SPOKEN:
            self._take(given.get(name) or "", language)
        if tag == "meta" and given.get("name") == "description":
            self._take(given.get("content") or "", language)
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while tag in (name for name, _ in self.open) and self.open.pop()[0] != tag:
            continue

    def handle_data(self, data: str) -> None:
        if not any(tag in SILENT for tag, _ in self.open):
            self._take(data, self.open[-1][1])

    def _take(self, text: str, language: str) -> None:
        said = " ".join(text.split())
        if said:
            self.found.append((said, language, any(tag in AS_IT_IS for tag, _ in self.open)))


@cache
def _rooms() -> tuple[messages.Room, ...]:
    return tuple(messages.collect())


@cache
def _said_in(language: str) -> frozenset[str]:
    """Everything the product says in a language, as it stands in the catalogues."""
    found: set[str] = set()
    for room in _rooms():
        if language == "en":
            for used in room.used.values():
                found.update([used.text] if isinstance(used.text, str) else used.text)
            continue
        catalogue = messages.read(messages.catalogue_file(shipped("locale"), room.name, language), language)
        for message in catalogue:
            if message.id and message.string:
                found.update([message.string] if isinstance(message.string, str) else message.string)
    return frozenset(" ".join(text.split()) for text in found)


@cache
def _foreign_to(language: str) -> tuple[frozenset[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """What only other languages say: whole strings, and those with places, each with its longest piece."""
    own = _said_in(language)
    others = frozenset().union(*(_said_in(other) for other in LANGUAGES if other != language)) - own
    whole = {text for text in others if not _PLACE.search(text) and re.search(r"[^\W\d_]{3}", text)}
    patterns = []
    for text in others - whole:
        pieces = _PLACE.split(text)
        longest = max(pieces, key=len).strip()
        if len(longest.split()) >= 2:
            patterns.append((longest, re.compile(".+?".join(map(re.escape, pieces)))))
    return frozenset(whole), tuple(patterns)


def foreign_words(html: str, language: str) -> list[str]:
    """The texts of a page in `language` that are in another one and not marked as such.

    Held against the catalogues: no text may be a string that only other languages say. And on a Kyrgyz or
    Russian page no three words running are Latin. What people wrote stays in the language they wrote it in.
    """
    return list(dict.fromkeys(_foreign(html, language)))


def _foreign(html: str, language: str) -> Iterator[str]:
    reader = _Reader()
    reader.feed(html)
    for text, said_in, as_it_is in reader.found:
        if said_in == language and not as_it_is and _is_foreign(text, language):
            yield text


@cache
def _is_foreign(text: str, language: str) -> bool:
    """Whether only another language says `text`; most texts stand on many pages."""
    whole, patterns = _foreign_to(language)
    if text in whole or (language != "en" and _LATIN_PROSE.search(text)):
        return True
    return any(piece in text and pattern.fullmatch(text) for piece, pattern in patterns)
