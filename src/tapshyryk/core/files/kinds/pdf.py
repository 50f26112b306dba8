"""PDF: begins and ends as one, is no other file besides, and runs nothing."""

from __future__ import annotations

import re
import zipfile
from typing import IO

from tapshyryk.core.files.kinds.kind import Kind
from tapshyryk.core.files.sentences import FileRefused

PIECE = 256 * 1024
OVERLAP = 64
ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|RichMedia|XFA|EmbeddedFile)(?![A-Za-z])")
LOCKED = re.compile(rb"/Encrypt(?![A-Za-z])")
ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
"""In names, #4A stands for J: a way to hide /JavaScript."""


def examine_pdf(file: IO[bytes]) -> None:
    """Refuse what is no whole PDF, is locked, carries programs, or is an archive as well."""
    file.seek(0, 2)
    size = file.tell()
    file.seek(max(0, size - 2048))
    end = file.read()
    if b"startxref" not in end or not re.search(rb"%%EOF[\s\x00]*$", end):
        raise FileRefused("two_in_one" if b"%%EOF" in end else "damaged")
    if zipfile.is_zipfile(file):
        raise FileRefused("two_in_one")
    file.seek(0)
    kept = b""
    while piece := file.read(PIECE):
        window = ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), kept + piece)
        if ACTIVE.search(window):
            raise FileRefused("active")
        if LOCKED.search(window):
            raise FileRefused("password")
        kept = piece[-OVERLAP:]


PDF = Kind("PDF", "application/pdf", ".pdf", (b"%PDF-1.", b"%PDF-2."), examine_pdf)
