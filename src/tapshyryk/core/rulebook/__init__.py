"""The rules of procedure as data: read from rulebooks/*.toml, chosen by country and date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tapshyryk.config import environment, paths
from tapshyryk.core import clock
from tapshyryk.core.rulebook.domain import loading
from tapshyryk.core.rulebook.domain.checking import RulebookError
from tapshyryk.core.rulebook.domain.rule import Rule, Rulebook, Source, parse_ref

__all__ = [
    "Rule",
    "Rulebook",
    "RulebookError",
    "Source",
    "by_ref",
    "chosen",
    "current",
    "folders",
    "load",
    "parse_ref",
    "versions",
]


def folders() -> tuple[Path, ...]:
    """Where rulebooks are looked for: the shipped ones, and the folders of TAPSHYRYK_RULEBOOK_DIRS."""
    more = environment.current().rulebook_dirs
    return (paths.shipped("rulebooks"), *(Path(folder).absolute() for folder in more))


def chosen() -> str:
    """The id of the rulebook this installation works under: TAPSHYRYK_RULEBOOK, by default "kg"."""
    return environment.current().rulebook


def load(book_id: str, on: date) -> Rulebook:
    """The rulebook `book_id` as it stands on the day `on`; RulebookError with sentences when unusable."""
    return loading.load(book_id, on, folders())


def versions(book_id: str) -> tuple[Rule, ...]:
    """Every version of every rule of a book; RulebookError with sentences when unusable."""
    return loading.versions(book_id, folders())


def by_ref(ref: str) -> Rulebook:
    """The rulebook an order began under, found again by its `ref` ("kg@2026-11-23")."""
    return load(*parse_ref(ref))


def current() -> Rulebook:
    """The rulebook this installation works under, as it stands today by the product's clock."""
    return load(chosen(), clock.today())
