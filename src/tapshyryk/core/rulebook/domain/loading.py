"""Finds a rulebook's file, reads it, and picks the version of each rule in force on a day."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tapshyryk.core.rulebook.domain.checking import RulebookError, check_book
from tapshyryk.core.rulebook.domain.rule import Rule, Rulebook, Source


@lru_cache(maxsize=512)
def load(book_id: str, on: date, folders: tuple[Path, ...]) -> Rulebook:
    """The rulebook `book_id` as it stands on the day `on`, from `<book_id>.toml` in one of `folders`.

    A book that `extends` another has that one's rules, except where it brings its own of the same id.
    Raises RulebookError with sentences when the book is missing or faulty.
    """
    data = _read(book_id, folders)
    versions = _versions(data)
    sources = _sources(data)
    order = list(versions)
    if "extends" in data:
        base = _read(data["extends"], folders)
        inherited = _versions(base)
        sources = {**_sources(base), **sources}
        order = list(dict.fromkeys([*inherited, *order]))
        versions = {**inherited, **versions}
    rules = tuple(
        rule
        for rule_id in order
        for rule in (_rule(version, sources) for version in versions[rule_id])
        if rule.in_force_on(on)
    )
    return Rulebook(
        id=book_id,
        country=data["country"],
        on=on,
        title=_frozen(data["title"], data["languages"]),
        languages=tuple(data["languages"]),
        rules=rules,
    )


def books_in(folders: tuple[Path, ...]) -> tuple[str, ...]:
    """The ids of all rulebooks in `folders`, sorted."""
    return tuple(sorted({file.stem for folder in folders for file in folder.glob("*.toml")}))


@lru_cache(maxsize=64)
def _read(book_id: str, folders: tuple[Path, ...]) -> Mapping[str, Any]:
    """The checked data of a book; read once in a process, as a book is not changed under running work."""
    file = _find(book_id, folders)
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise RulebookError([f"{file.name}: it cannot be read as TOML: {fault}"]) from None
    base = _base_of(data, book_id, folders)
    troubles = check_book(data, name=book_id, inherited=base)
    if troubles:
        raise RulebookError(troubles)
    return data


def _base_of(data: Mapping[str, Any], book_id: str, folders: tuple[Path, ...]) -> Mapping[str, Any] | None:
    extended = data.get("extends")
    if not isinstance(extended, str):
        return None
    if extended == book_id:
        raise RulebookError([f"{book_id}.toml: it extends itself"])
    if "extends" in tomllib.loads(_find(extended, folders).read_text(encoding="utf-8")):
        raise RulebookError(
            [f"{book_id}.toml: it extends {extended}, which extends another book; extend that one directly"]
        )
    base = _read(extended, folders)
    if data.get("languages") != base["languages"]:
        raise RulebookError([f"{book_id}.toml: it needs the languages of {extended}: {base['languages']}"])
    return base


def _find(book_id: str, folders: tuple[Path, ...]) -> Path:
    found = [file for folder in folders if (file := folder / f"{book_id}.toml").is_file()]
    if not found:
        known = ", ".join(books_in(folders)) or "none"
        raise RulebookError(
            [f'there is no rulebook "{book_id}"; known are: {known}. Set TAPSHYRYK_RULEBOOK to one of them']
        )
    if len(found) > 1:
        where = " and ".join(str(file.parent) for file in found)
        raise RulebookError([f'the rulebook "{book_id}" lies in {where}; give one of the two another name'])
    return found[0]


def _versions(data: Mapping[str, Any]) -> dict[str, list[Mapping[str, Any]]]:
    versions: dict[str, list[Mapping[str, Any]]] = {}
    for rule in data.get("rule", ()):
        versions.setdefault(rule["id"], []).append({**rule, "languages": data["languages"]})
    return versions


def _sources(data: Mapping[str, Any]) -> dict[str, Source]:
    return {
        key: Source(key=key, text=_frozen(texts, data["languages"]))
        for key, texts in data.get("sources", {}).items()
    }


def _rule(data: Mapping[str, Any], sources: Mapping[str, Source]) -> Rule:
    return Rule(
        id=data["id"],
        severity=data["severity"],
        sentence=_frozen(data["sentence"], data["languages"]),
        refusal=_frozen(data["refusal"], data["languages"]),
        values=MappingProxyType(dict(data.get("values", {}))),
        source=sources[data["source"]],
        status=data["status"],
        since=data.get("since"),
        until=data.get("until"),
        cases=tuple(data.get("cases", ())),
    )


def _frozen(texts: Mapping[str, str], languages: list[str]) -> Mapping[str, str]:
    return MappingProxyType({language: texts[language] for language in languages})
