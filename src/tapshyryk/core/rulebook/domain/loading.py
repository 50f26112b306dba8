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
    data = _checked(book_id, folders)
    return Rulebook(
        id=book_id,
        country=data["country"],
        on=on,
        title=_frozen(data["title"], data["languages"]),
        languages=tuple(data["languages"]),
        rules=tuple(rule for rule in versions(book_id, folders) if rule.in_force_on(on)),
    )


@lru_cache(maxsize=64)
def versions(book_id: str, folders: tuple[Path, ...]) -> tuple[Rule, ...]:
    """Every version of every rule of a book, inherited ones included, in the order of the books."""
    data = _checked(book_id, folders)
    own = _grouped(data)
    base = _checked(data["extends"], folders) if "extends" in data else {}
    inherited = _grouped(base)
    languages = data["languages"]
    sources = {
        key: Source(key=key, text=_frozen(text, languages))
        for key, text in {**base.get("sources", {}), **data.get("sources", {})}.items()
    }
    return tuple(
        _rule(version, sources, languages)
        for rule_id in dict.fromkeys([*inherited, *own])
        for version in own.get(rule_id) or inherited[rule_id]
    )


def books_in(folders: tuple[Path, ...]) -> tuple[str, ...]:
    """The ids of all rulebooks in `folders`, sorted."""
    return tuple(sorted({file.stem for folder in folders for file in folder.glob("*.toml")}))


@lru_cache(maxsize=64)
def _checked(book_id: str, folders: tuple[Path, ...]) -> Mapping[str, Any]:
    """The data of a book without faults; read once in a process, as no book changes under running work."""
    data = _parsed(book_id, folders)
    troubles = check_book(data, name=book_id, base=_base_of(data, book_id, folders))
    if troubles:
        raise RulebookError(troubles)
    return data


def _base_of(data: Mapping[str, Any], book_id: str, folders: tuple[Path, ...]) -> Mapping[str, Any] | None:
    extended = data.get("extends")
    if not isinstance(extended, str):
        return None
    if extended == book_id:
        raise RulebookError([f"{book_id}.toml: it extends itself; name another rulebook"])
    if "extends" in _parsed(extended, folders):
        raise RulebookError(
            [f"{book_id}.toml: it extends {extended}, which extends another book; extend that one directly"]
        )
    return _checked(extended, folders)


def _parsed(book_id: str, folders: tuple[Path, ...]) -> Mapping[str, Any]:
    file = _find(book_id, folders)
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise RulebookError([f"{file.name}: it is not UTF-8; save it as UTF-8"]) from None
    except tomllib.TOMLDecodeError as fault:
        raise RulebookError([f"{file.name}: it cannot be read as TOML: {fault}"]) from None


def _find(book_id: str, folders: tuple[Path, ...]) -> Path:
    found = [file for folder in folders if (file := folder / f"{book_id}.toml").is_file()]
    if not found:
        known = ", ".join(books_in(folders)) or "none"
        raise RulebookError([f'there is no rulebook "{book_id}"; known are: {known}'])
    if len(found) > 1:
        where = " and in ".join(str(file.parent) for file in found)
        raise RulebookError([f'a rulebook "{book_id}" lies in {where}; give one of them another name'])
    return found[0]


def _grouped(data: Mapping[str, Any]) -> dict[str, list[Mapping[str, Any]]]:
    """The versions of each rule, oldest first."""
    grouped: dict[str, list[Mapping[str, Any]]] = {}
    for rule in data.get("rule", ()):
        grouped.setdefault(rule["id"], []).append(rule)
    for known in grouped.values():
        known.sort(key=lambda one: one.get("since", date.min))
    return grouped


def _rule(data: Mapping[str, Any], sources: Mapping[str, Source], languages: list[str]) -> Rule:
    return Rule(
        id=data["id"],
        severity=data["severity"],
        sentence=_frozen(data["sentence"], languages),
        refusal=_frozen(data["refusal"], languages),
        values=MappingProxyType(dict(data.get("values", {}))),
        source=sources[data["source"]],
        status=data["status"],
        since=data.get("since"),
        until=data.get("until"),
        cases=tuple(data.get("cases", ())),
    )


def _frozen(texts: Mapping[str, str], languages: list[str]) -> Mapping[str, str]:
    return MappingProxyType({language: texts[language] for language in languages})
