"""Keeps the catalogues of words: finds the strings of each room, keeps their translations, compiles them."""

import io
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.reloader import translation_file_changed
from django.utils.translation.template import templatize

from tapshyryk.config import paths

TRANSLATIONS = ("ky", "ru")
"""The languages that need a catalogue; English is the language of the msgids."""

PLURALS = {
    # Kyrgyz nouns keep one form after a number, as in Django's own catalogue (CLDR counts two).
    "ky": "nplurals=1; plural=0;",
    "ru": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0"
        " : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    ),
}
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None, "N_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip
TEMPLATES = {".html", ".txt", ".xml", ".svg"}
FOREIGN = "django"
"""The catalogue that completes Django's own; its strings stand in Django, not in our source."""


@dataclass(frozen=True)
class Used:
    """A string that the source uses: its text (singular and plural where counted) and its context."""

    text: str | tuple[str, str]
    context: str | None = None

    @property
    def key(self) -> tuple[str, str | None]:
        """What gettext looks a string up by."""
        return (self.text if isinstance(self.text, str) else self.text[0], self.context)


@dataclass
class Room:
    """A room's name and the strings its source uses."""

    name: str
    used: dict[tuple[str, str | None], Used] = field(default_factory=dict)


def rooms_in_order(source: Path) -> list[str]:
    """Names of the catalogues: core first, then the rooms in the order of the house, then any other."""
    from tapshyryk.config.rooms import ORDER

    found = {folder.name for folder in source.iterdir() if (folder / "__init__.py").is_file()} - {"config"}
    return sorted(
        found | {"core"}, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name)
    )


def strings_of(file: Path) -> Iterator[Used]:
    """The strings marked for translation in a Python file or a Django template."""
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        # templatize leaves the page's indentation in front of its calls, which Python would not accept
        text = "\n".join(line.strip() for line in templatize(text).splitlines())
    for _line, said, _comments, context in extract(
        "python", io.BytesIO(text.encode("utf-8")), KEYWORDS, options={"encoding": "utf-8"}
    ):
        yield Used(said if isinstance(said, str) else (said[0], said[1]), context)


def collect(source: Path | None = None) -> list[Room]:
    """The strings of every room; one used in several belongs to the earliest, so that it is worded once."""
    source = source or paths.PACKAGE
    rooms: list[Room] = []
    taken: dict[tuple[str, str | None], Room] = {}
    for name in rooms_in_order(source):
        room = Room(name)
        rooms.append(room)
        for file in _files(source, name):
            for used in strings_of(file):
                owner = taken.setdefault(used.key, room)
                known = owner.used.setdefault(used.key, used)
                if isinstance(known.text, str) and not isinstance(used.text, str):
                    owner.used[used.key] = used
    return rooms


def _files(source: Path, room: str) -> Iterator[Path]:
    folders = [source / room, *([source / "config"] if room == "core" else [])]
    files = [file for folder in folders if folder.is_dir() for file in folder.rglob("*")]
    if room == "core":
        files += source.glob("*.py")
    for file in sorted(files):
        inside = file.relative_to(source).parts
        is_code = file.suffix == ".py" and "migrations" not in inside
        is_template = "templates" in inside and file.suffix in TEMPLATES
        if is_code or is_template:
            yield file


def catalogue_file(locale: Path, room: str, language: str) -> Path:
    """Where a room's catalogue lies."""
    return locale / room / language / "LC_MESSAGES" / "django.po"


def read(file: Path, language: str) -> Catalog:
    """A catalogue, empty when the file is not there yet."""
    if not file.is_file():
        return Catalog(locale=language)
    with file.open("rb") as stream:
        return read_po(stream, locale=language, ignore_obsolete=True)


def key_of(message: Message) -> str:
    """What gettext looks a message up by: its text, the singular where it is counted."""
    return message.id if isinstance(message.id, str) else message.id[0]


def forms_of(message: Message) -> tuple[str, ...]:
    """The translation's forms: one, or as many as the language counts."""
    said = message.string
    return tuple(said) if isinstance(said, tuple | list) else (said or "",)


def known_translations(locale: Path, language: str) -> dict[tuple[str, str | None], str | tuple[str, ...]]:
    """Every translation in any catalogue, by string and context; the first room's word counts."""
    known: dict[tuple[str, str | None], str | tuple[str, ...]] = {}
    for file in sorted(locale.glob(f"*/{language}/LC_MESSAGES/django.po")):
        for message in read(file, language):
            said = forms_of(message)
            if message.id and all(said) and not message.fuzzy:
                whole = said if isinstance(message.string, tuple | list) else said[0]
                known.setdefault((key_of(message), message.context), whole)
    return known


def write(
    file: Path,
    language: str,
    strings: Iterable[Used],
    known: dict[tuple[str, str | None], str | tuple[str, ...]],
) -> None:
    """Writes a catalogue in a fixed order, without dates or places, so that changes and merges stay small."""
    catalogue = Catalog(locale=language)
    catalogue.mime_headers = [("Plural-Forms", PLURALS[language])]
    forms = int(PLURALS[language].split("=")[1].split(";")[0])
    for used in sorted(strings, key=lambda each: (each.key[0], each.key[1] or "")):
        translated: str | tuple[str, ...] = known.get(used.key, "")
        if isinstance(used.text, tuple):
            kept = translated if isinstance(translated, tuple) else (translated,)
            translated = (*kept, *[""] * forms)[:forms]
        elif isinstance(translated, tuple):
            translated = translated[0]
        catalogue.add(used.text, translated, context=used.context)
    body = io.BytesIO()
    write_po(body, catalogue, width=110, no_location=True, omit_header=True, ignore_obsolete=True)
    header = f"""msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {PLURALS[language]}\\n"

"""
    # Python's formats are checked by our own test; the flags would only swell the files.
    lines = [line for line in body.getvalue().decode("utf-8").splitlines() if not line.startswith("#,")]
    content = header + "\n".join(lines).strip() + "\n"
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.is_file() or file.read_text(encoding="utf-8") != content:
        file.write_text(content, encoding="utf-8")


def update(
    only: str | None = None, *, source: Path | None = None, locale: Path | None = None
) -> dict[str, int]:
    """Rewrites the catalogues of all rooms (or of one) from the source; counts what is missing by room."""
    locale = locale or paths.shipped("locale")
    missing: dict[str, int] = {}
    known = {language: known_translations(locale, language) for language in TRANSLATIONS}
    for room in collect(source):
        if not room.used or (only and room.name != only):
            continue
        for language in TRANSLATIONS:
            write(catalogue_file(locale, room.name, language), language, room.used.values(), known[language])
            lacking = sum(1 for key in room.used if not known[language].get(key))
            missing[room.name] = missing.get(room.name, 0) + lacking
    return missing


PLACEHOLDER = re.compile(r"%\((\w+)\)[#0\- +]*[\d.]*[a-z]|(%[sdrif])|\{(\w*)[^{}]*\}")


def placeholders(text: str) -> set[str]:
    """The names to be filled in: of `%(name)s`, `{name}`, and `%s` as it stands."""
    found = PLACEHOLDER.finditer(text.replace("%%", "").replace("{{", "").replace("}}", ""))
    return {match.group(1) or match.group(2) or f"{{{match.group(3)}}}" for match in found}


def flaws(catalogue: Catalog, wanted: Iterable[Used], language: str) -> list[str]:
    """What is wrong with a catalogue: strings missing, empty, unsure, or with other placeholders."""
    found: list[str] = []
    forms = int(PLURALS[language].split("=")[1].split(";")[0])
    for used in wanted:
        message = catalogue.get(used.key[0], used.context)
        if message is None:
            found.append(f"{language}: {used.key[0]!r} is missing")
            continue
        said = forms_of(message)
        counted = isinstance(used.text, tuple)
        if not all(said) or (counted and len(said) != forms):
            found.append(f"{language}: {used.key[0]!r} is not translated")
        elif message.fuzzy:
            found.append(f"{language}: {used.key[0]!r} is marked as unsure")
        else:
            texts = used.text if isinstance(used.text, tuple) else (used.text,)
            most = set().union(*map(placeholders, texts))
            least = set.intersection(*map(placeholders, texts))
            if not all(least <= placeholders(form) <= most for form in said):
                found.append(f"{language}: {used.key[0]!r} has other placeholders in its translation")
    return found


def stale_catalogues(locale: Path | None = None) -> list[Path]:
    """Catalogues that were changed after they were compiled, or never compiled."""
    stale = []
    for file in sorted((locale or paths.shipped("locale")).glob("*/*/LC_MESSAGES/django.po")):
        compiled = file.with_suffix(".mo")
        if not compiled.is_file() or compiled.stat().st_mtime_ns < file.stat().st_mtime_ns:
            stale.append(file)
    return stale


def compile_catalogues(locale: Path | None = None) -> list[Path]:
    """Compiles what is stale; the new file takes the old one's place in one step."""
    stale = stale_catalogues(locale)
    for file in stale:
        draft = file.with_suffix(f".{os.getpid()}.tmp")
        with draft.open("wb") as stream:
            write_mo(stream, read(file, file.parent.parent.name), use_fuzzy=False)
        draft.replace(file.with_suffix(".mo"))
        # What this process read before the words were there is forgotten.
        translation_file_changed(None, file.with_suffix(".mo"))
    return stale
