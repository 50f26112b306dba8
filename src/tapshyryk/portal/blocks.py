"""What a step of an order opens to: facts, tables, texts and papers, ready to be shown one under another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tapshyryk.core.components import Column, Fact, Paper, Table
from tapshyryk.core.documents.models import Document
from tapshyryk.core.languages import NATIVE_NAMES


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


def downloads(title: str, files: Sequence[tuple[str, str]]) -> Block | None:
    """Files made for the reader, as pairs of a label and an address; None when there is none."""
    return Block("papers", [Paper(label, href) for label, href in files], title) if files else None


def papers(documents: Iterable[Document]) -> Block | None:
    """The papers made in a step, each named with its language; None when there is none."""
    made = [
        Paper(
            label=f"{each.title} ({NATIVE_NAMES[each.language]})",
            href=each.get_absolute_url(),
            sha256=each.sha256,
        )
        for each in documents
    ]
    return Block("papers", made, _("Documents")) if made else None
