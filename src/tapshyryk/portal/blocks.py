"""What a step of an order opens to: facts, tables, texts and papers, ready to be shown one under another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tapshyryk.core.components import Column, Fact, Table


@dataclass(frozen=True, slots=True)
class Block:
    """One piece: `kind` says which component shows it, `value` is what that component takes."""

    kind: str
    value: Any
    title: str = ""


def facts(*lines: Fact | None) -> Block:
    """A list of facts; None leaves a line out."""
    return Block("facts", [line for line in lines if line is not None])


def table(
    caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Any]], *, total: Sequence[Any] = ()
) -> Block | None:
    """A table, or None when it has no rows."""
    return Block("table", Table(caption, columns, rows, total=total)) if rows else None


def text(title: str, words: str) -> Block | None:
    """A titled text, or None when nothing is written."""
    return Block("text", words, title) if words.strip() else None
