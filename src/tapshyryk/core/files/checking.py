"""Decides by content whether a handed-in file is taken, and what is kept of it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import IO

from django.conf import settings

from tapshyryk.core.files.kinds.kind import Kind
from tapshyryk.core.files.kinds.office import DOCX, XLSX
from tapshyryk.core.files.kinds.old_office import XLS
from tapshyryk.core.files.kinds.pdf import PDF
from tapshyryk.core.files.kinds.photos import JPEG, PNG, WEBP
from tapshyryk.core.files.kinds.texts import CSV, TXT
from tapshyryk.core.files.names import safe_name
from tapshyryk.core.files.scanning import refuse_infected
from tapshyryk.core.files.sentences import FileRefused

PIECE = 256 * 1024
MEGABYTE = 1024 * 1024

PHOTOS = (JPEG, PNG, WEBP)
PAPERS = (PDF, DOCX, *PHOTOS)
TABLES = (XLSX, XLS, CSV)
KINDS = (PDF, *PHOTOS, XLSX, XLS, DOCX, CSV, TXT)
"""Every kind there is."""

TEXTS = {".csv": CSV, ".tsv": CSV, ".txt": TXT}
"""A text is known by being nothing else, so here the name has to say what it means to be."""

MAIN_PARTS = {XLSX.name: b"xl/workbook.xml", DOCX.name: b"word/document.xml"}


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that is taken: its safe name, kind, SHA-256 in hex and size in bytes, and what to keep of it."""

    name: str
    kind: Kind
    sha256: str
    size: int
    content: IO[bytes]

    def called(self, stem: str) -> CheckedFile:
        """The same file under a name of ours, where its sender's, which may name somebody, would be read."""
        return replace(self, name=f"{stem}{self.kind.ending}")


def check_file(
    given: IO[bytes],
    *,
    name: str,
    accepted: Collection[Kind] = PAPERS,
    most_bytes: int | None = None,
) -> CheckedFile:
    """Examine an open file piece by piece and return what may be kept; raises `FileRefused`.

    The kind is decided by content and the name's ending follows it; only a text is believed by its name.
    `most_bytes` may be less than the setting UPLOAD_MAX_BYTES, never more. A larger file is refused as soon
    as its size is known or reached. The content kept is the given file itself, or, of a photograph, the
    picture drawn anew.
    """
    limit = min(settings.UPLOAD_MAX_BYTES, most_bytes or settings.UPLOAD_MAX_BYTES)
    if getattr(given, "size", 0) > limit:
        raise FileRefused("too_large", limit=limit // MEGABYTE)
    digest, size = _measured(given, limit)
    kind = _kind_of(given, name, accepted)
    refuse_infected(given)
    redrawn = kind.examine(given)
    given.seek(0)
    if redrawn is None:
        return CheckedFile(safe_name(name, kind.ending), kind, digest, size, given)
    content = io.BytesIO(redrawn)
    digest, size = _measured(content, max(limit, len(redrawn)))
    return CheckedFile(safe_name(name, kind.ending), kind, digest, size, content)


def _kind_of(content: IO[bytes], name: str, accepted: Collection[Kind]) -> Kind:
    content.seek(0)
    start = content.read(4096)
    listed = ", ".join(kind.name for kind in KINDS if kind in accepted)
    marked = [kind for kind in KINDS if kind.begins and start.startswith(kind.begins)]
    kind: Kind | None
    if marked:
        kind = marked[0] if len(marked) == 1 else _office_kind(content, marked)
    else:
        kind = TEXTS.get(PurePath(name.lower()).suffix)
        if kind is None:
            raise FileRefused("unknown", accepted=listed)
    if kind not in accepted:
        raise FileRefused("not_accepted", accepted=listed)
    return kind


def _office_kind(content: IO[bytes], marked: list[Kind]) -> Kind:
    """Which office file an archive is, by the main part its table of contents names near the end."""
    content.seek(0, 2)
    size = content.tell()
    content.seek(max(0, size - MEGABYTE))
    tail = content.read()
    for kind in marked:
        if MAIN_PARTS[kind.name] in tail:
            return kind
    return marked[0]


def _measured(content: IO[bytes], limit: int) -> tuple[str, int]:
    """The hash and size of the content, which is left at its start."""
    digest, size = hashlib.sha256(), 0
    content.seek(0)
    while piece := content.read(PIECE):
        size += len(piece)
        if size > limit:
            raise FileRefused("too_large", limit=limit // MEGABYTE)
        digest.update(piece)
    if size == 0:
        raise FileRefused("empty")
    content.seek(0)
    return digest.hexdigest(), size
