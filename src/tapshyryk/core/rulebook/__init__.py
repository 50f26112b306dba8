"""The rules of procedure as data: read from rulebooks/*.toml, chosen by country and date."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from tapshyryk.config import paths
from tapshyryk.core.rulebook.domain import loading
from tapshyryk.core.rulebook.domain.checking import RulebookError
from tapshyryk.core.rulebook.domain.rule import Rule, Rulebook, Source, parse_ref

__all__ = ["Rule", "Rulebook", "RulebookError", "Source", "by_ref", "chosen", "current", "folders", "load"]


def folders() -> tuple[Path, ...]:
    """Where rulebooks are looked for: the shipped ones, and the folders of TAPSHYRYK_RULEBOOK_DIRS."""
    more = os.environ.get("TAPSHYRYK_RULEBOOK_DIRS", "")
    return (paths.shipped("rulebooks"), *(Path(one).absolute() for one in more.split(os.pathsep) if one))


def chosen() -> str:
    """The id of the rulebook this installation works under: TAPSHYRYK_RULEBOOK, by default "kg"."""
    return os.environ.get("TAPSHYRYK_RULEBOOK") or "kg"


def load(book_id: str, on: date) -> Rulebook:
    """The rulebook `book_id` as it stands on the day `on`; RulebookError with sentences when unusable."""
    return loading.load(book_id, on, folders())


def by_ref(ref: str) -> Rulebook:
    """The rulebook an order began under, found again by its `ref` ("kg@2026-11-23")."""
    return load(*parse_ref(ref))


def current() -> Rulebook:
    """The rulebook this installation works under, as it stands today by the product's clock."""
    from tapshyryk.core import clock

    return load(chosen(), clock.today())
