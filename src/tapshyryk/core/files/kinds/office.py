"""Word and Excel files: whole archives of known parts, without macros, within bounds when unpacked."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from typing import IO

from tapshyryk.core.files.kinds.kind import Kind
from tapshyryk.core.files.sentences import FileRefused
from tapshyryk.core.importing.workbooks.findings import Refused
from tapshyryk.core.importing.workbooks.zipped import refuse_swelling

MOST_UNPACKED = 300 * 1024 * 1024
MOST_DIRECTORY = 512 * 1024
"""Bytes of an archive's table of contents: enough for thousands of parts, little in memory."""

END = b"PK\x05\x06"
ACTIVE = ("vbaproject.bin", "activex", "vbadata.xml", "oleobject", "macrosheets")
"""Parts of an office file that run, or that are files of another program."""


def _archive_with(main_part: str) -> Callable[[IO[bytes]], None]:
    def examine(file: IO[bytes]) -> None:
        _refuse_crowded(file)
        try:
            with zipfile.ZipFile(file) as archive:
                names = archive.namelist()
                if main_part not in names or "[Content_Types].xml" not in names:
                    raise FileRefused("damaged")
                if any(name.startswith("/") or ".." in name.split("/") for name in names):
                    raise FileRefused("two_in_one")
                if any(mark in name.lower() for name in names for mark in ACTIVE):
                    raise FileRefused("active")
                refuse_swelling(archive, MOST_UNPACKED)
        except Refused as refused:
            raise FileRefused("password" if refused.code == "file.password" else "swells") from refused
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
            raise FileRefused("damaged") from error

    return examine


def _refuse_crowded(file: IO[bytes]) -> None:
    """Refuse, before it is read, a table of contents made to fill the memory; and anything after the end."""
    file.seek(0, 2)
    size = file.tell()
    file.seek(max(0, size - 66_000))
    tail = file.read()
    at = tail.rfind(END)
    if at < 0 or len(tail) < at + 22:
        raise FileRefused("damaged")
    if int.from_bytes(tail[at + 12 : at + 16], "little") > MOST_DIRECTORY:
        raise FileRefused("swells")
    if len(tail) != at + 22:
        raise FileRefused("two_in_one")
    file.seek(0)


DOCX = Kind(
    "DOCX",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".docx",
    (b"PK\x03\x04",),
    _archive_with("word/document.xml"),
)
XLSX = Kind(
    "XLSX",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xlsx",
    (b"PK\x03\x04",),
    _archive_with("xl/workbook.xml"),
)
