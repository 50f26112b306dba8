"""A table read from a file of any kind the importer takes, walked row by row as often as needed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from tapshyryk.core.importing import delimited
from tapshyryk.core.importing.cells import TableRow, is_blank
from tapshyryk.core.importing.encodings import (
    WITHOUT_KYRGYZ,
    Encoding,
    find_encoding,
    foreign_letters,
    lost_letters,
)
from tapshyryk.core.importing.limits import DEFAULT_LIMITS, Limits
from tapshyryk.core.importing.problems import ImportRefused, Problem
from tapshyryk.core.importing.source import Readable, Source, copied
from tapshyryk.core.importing.workbooks.unpack import Unpacked, unpack

LOOKED_THROUGH = 2_000
"""How many rows are looked through for lost letters before anything is read."""

WORKBOOK_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

OTHER_KINDS = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"RIFF", "WEBP"),
    (b"{\\rtf", "RTF"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7Z"),
    (b"\x1f\x8b", "GZIP"),
    (b"SQLite format 3", "SQLite"),
    (b"PAR1", "Parquet"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """A readable table. `format` is csv, xlsx, xls or ods; encoding and separator are set for csv only."""

    source: Source
    format: str
    limits: Limits
    warnings: tuple[Problem, ...] = ()
    encoding: Encoding | None = None
    separator: str = ""
    unpacked: Unpacked | None = None

    @property
    def sheet(self) -> str:
        """The sheet that is read; empty for text files."""
        return self.unpacked.sheet if self.unpacked else ""

    def rows(self) -> Iterator[TableRow]:
        """All rows that hold anything, from the first; raises `ImportRefused` past the limits."""
        for count, row in enumerate(self._walk()):
            # The headings are one row more than the data.
            if count > self.limits.rows:
                raise ImportRefused("rows.too_many", limit=self.limits.rows)
            yield row

    def _walk(self) -> Iterator[TableRow]:
        if self.unpacked:
            yield from self.unpacked.walk(self.limits)
        elif self.encoding:
            for row in delimited.walk(self.source, self.encoding, self.separator, self.limits):
                if not all(is_blank(cell) for cell in row.cells):
                    yield row


@contextmanager
def read_table(
    given: str | os.PathLike[str] | Readable,
    *,
    name: str = "",
    sheet: str = "",
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Table]:
    """Open the table in a file or an upload; the copy it is read from is gone after the block.

    `sheet` chooses a workbook's sheet; without it the first visible one is read. Raises `ImportRefused` when
    the file is not a readable table, and nothing else whatever the bytes.
    """
    with copied(given, limits, name) as source:
        with source.open() as file:
            start = file.read(1024)
        if start.startswith(WORKBOOK_MARKS):
            yield _workbook(source, sheet, limits)
        else:
            _refuse_other_kinds(start)
            yield _text(source, limits)


def _workbook(source: Source, sheet: str, limits: Limits) -> Table:
    unpacked = unpack(source, sheet, limits)
    return Table(source, unpacked.kind, limits, unpacked=unpacked)


def _text(source: Source, limits: Limits) -> Table:
    with source.open() as file:
        encoding = find_encoding(file)
    separator = delimited.find_separator(source, encoding)
    bare = Table(source, "csv", limits, encoding=encoding, separator=separator)
    return Table(
        source, "csv", limits, tuple(_letter_warnings(bare, encoding)), encoding=encoding, separator=separator
    )


def _letter_warnings(table: Table, encoding: Encoding) -> Iterator[Problem]:
    if encoding.name in WITHOUT_KYRGYZ:
        yield Problem("encoding.no_kyrgyz", {"encoding": encoding.shown}, warning=True)
    lost = foreign = ""
    for row in islice(table.rows(), LOOKED_THROUGH):
        for cell in row.cells:
            if isinstance(cell, str):
                lost = lost or lost_letters(cell)
                foreign = foreign or foreign_letters(cell)
    if lost:
        yield Problem("encoding.letters_lost", {"word": lost}, warning=True)
    if foreign:
        yield Problem("encoding.foreign_letters", {"word": foreign}, warning=True)


def _refuse_other_kinds(start: bytes) -> None:
    for mark, kind in OTHER_KINDS:
        if start.startswith(mark):
            raise ImportRefused("file.not_a_table", kind=kind)
    lead = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if lead.startswith((b"<!doctype html", b"<html", b"<head", b"<table", b"<meta")):
        raise ImportRefused("file.web_page")
    if lead.startswith((b"<?xml", b"<svg")):
        raise ImportRefused("file.not_a_table", kind="XML")
