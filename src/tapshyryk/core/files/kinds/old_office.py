"""Excel files of before 2007: a workbook in a compound file, without macros and without a password."""

from __future__ import annotations

from typing import IO

from tapshyryk.core.files.kinds.kind import Kind
from tapshyryk.core.files.sentences import FileRefused

PIECE = 256 * 1024
OVERLAP = 64
MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORKBOOK = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
ACTIVE = tuple(name.encode("utf-16-le") for name in ("_VBA_PROJECT", "Ole10Native", "ObjectPool"))
LOCKED = "EncryptedPackage".encode("utf-16-le")


def examine_xls(file: IO[bytes]) -> None:
    """Refuse a compound file that is no workbook, holds a program or another file, or is locked.

    Names in its table of contents are UTF-16; they are looked for in the bytes, which also finds those of a
    file hidden deeper.
    """
    file.seek(0)
    before, is_workbook = b"", False
    while piece := file.read(PIECE):
        seen = before + piece
        if LOCKED in seen:
            raise FileRefused("password")
        if any(name in seen for name in ACTIVE):
            raise FileRefused("active")
        is_workbook = is_workbook or any(name in seen for name in WORKBOOK)
        before = seen[-OVERLAP:]
    if not is_workbook:
        raise FileRefused("damaged")


XLS = Kind("XLS", "application/vnd.ms-excel", ".xls", (MARK,), examine_xls)
