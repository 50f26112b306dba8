"""Unpacks a workbook in a process of its own, with little memory and time, into JSON lines.

A workbook comes from outside and may be made to swell without bound, so it is never opened in the
server's own process. The workbook stands on standard input, the options as JSON in the first argument. The
first line printed is {"sheet", "sheets", "kind"} or {"refused", "params"}; every further line is
[row number, cells]; the last is {"end": true}.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from io import FileIO
from typing import Any

from tapshyryk.core.importing.workbooks.findings import Findings, Refused, range_name
from tapshyryk.core.importing.workbooks.ods import ods_findings, refuse_crowded
from tapshyryk.core.importing.workbooks.xls import Container, xls_findings
from tapshyryk.core.importing.workbooks.xlsx import xlsx_findings
from tapshyryk.core.importing.workbooks.zipped import refuse_swelling

Say = Callable[[Any], None]

OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def plain(cell: Any) -> Any:
    """A cell's value as JSON: days and times as small objects, whole floats as whole numbers."""
    if cell == "" and isinstance(cell, str):
        return None
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1 << 53:
        return int(cell)
    if isinstance(cell, datetime):
        return {"t": cell.isoformat()}
    if isinstance(cell, date):
        return {"d": cell.isoformat()}
    if isinstance(cell, time):
        return {"c": cell.isoformat()}
    if isinstance(cell, timedelta):
        return {"s": cell.total_seconds()}
    return cell


def look_into(file: FileIO, limits: dict[str, int]) -> tuple[str, Any]:
    """What kind of workbook this is, with its archive (XLSX, ODS) or its stream (XLS)."""
    start = file.read(8)
    file.seek(0)
    if start == OLE_MARK:
        return "xls", old_stream(file.readall())
    archive = zipfile.ZipFile(file)
    names = set(archive.namelist())
    if "word/document.xml" in names:
        raise Refused("file.not_a_table", kind="Word")
    if "xl/workbook.bin" in names:
        raise Refused("file.binary_workbook")
    refuse_swelling(archive, limits["unpacked"])
    if "xl/workbook.xml" in names:
        return "xlsx", archive
    if "content.xml" not in names:
        raise Refused("file.not_a_table", kind="ZIP")
    refuse_other_documents(archive)
    refuse_crowded(archive, limits["cells"])
    return "ods", archive


def old_stream(data: bytes) -> bytes:
    """The workbook's stream in a compound file."""
    streams = Container(data).streams()
    if "EncryptedPackage" in streams:
        raise Refused("file.password")
    if "WordDocument" in streams:
        raise Refused("file.not_a_table", kind="Word")
    stream = streams.get("Workbook") or streams.get("Book")
    if not stream:
        raise Refused("file.damaged")
    return stream


def refuse_other_documents(archive: zipfile.ZipFile) -> None:
    """Refuse OpenDocument files that are no spreadsheet, or are encrypted."""
    if b"spreadsheet" not in archive.read("mimetype")[:100]:
        raise Refused("file.not_a_table", kind="OpenDocument")
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Refused("file.password")


def choose(book: Any, wanted: str) -> tuple[str, list[str]]:
    """The sheet to read and the names of all visible ones."""
    import python_calamine as library

    plain_sheet, visible = library.SheetTypeEnum.WorkSheet, library.SheetVisibleEnum.Visible
    seen = [m.name for m in book.sheets_metadata if m.visible == visible and m.typ == plain_sheet]
    if wanted:
        folded = {name.strip().casefold(): name for name in reversed(seen)}
        if wanted.strip().casefold() not in folded:
            raise Refused("sheet.unknown", sheet=wanted, sheets=", ".join(f"“{name}”" for name in seen))
        return folded[wanted.strip().casefold()], seen
    if not seen:
        raise Refused("sheet.none")
    return seen[0], seen


def read(file: FileIO, options: dict[str, Any], say: Say) -> None:
    """Read the wanted sheet and say it row by row."""
    import python_calamine

    limits = options["limits"]
    kind, inside = look_into(file, limits)
    file.seek(0)
    book = python_calamine.CalamineWorkbook.from_filelike(file)
    name, names = choose(book, options["sheet"])
    index = book.sheet_names.index(name)
    if kind == "xlsx":
        found = xlsx_findings(inside, name)
    elif kind == "ods":
        found = ods_findings(inside, name, limits["cells"])
    else:
        found = xls_findings(inside, index)
    sheet = book.get_sheet_by_index(index)
    say({"sheet": name, "sheets": names, "kind": kind})
    say_rows(sheet, found, limits, say)
    say({"end": True})


def say_rows(sheet: Any, found: Findings, limits: dict[str, int], say: Say) -> None:
    """Say the rows that hold anything, with errors and merged cells put in where they stand."""
    if not sheet.start:
        return
    left, last_row = sheet.start[1], sheet.end[0]
    faults = faults_by_row(found, last_row, limits["columns"])
    for number, row in enumerate(sheet.iter_rows()):
        cells = [None] * left + [plain(cell) for cell in row]
        for column, fault in faults.get(number, {}).items():
            cells += [None] * (column + 1 - len(cells))
            cells[column] = fault
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            say([number + 1, cells])


def faults_by_row(found: Findings, last_row: int, columns: int) -> dict[int, dict[int, Any]]:
    """Errors and covered cells of merged ranges, by row and column; a range's first cell keeps its value."""
    faults: dict[int, dict[int, Any]] = {}
    for (row, column), error in found.errors.items():
        faults.setdefault(row, {})[column] = {"e": error or "#"}
    for span in found.merged:
        for row in range(span[0], min(span[2], last_row) + 1):
            for column in range(span[1], min(span[3], columns) + 1):
                if (row, column) != span[:2]:
                    faults.setdefault(row, {}).setdefault(column, {"m": range_name(span)})
    return faults


def main() -> None:
    """Limit this process, read the workbook, and say a refusal instead of failing."""
    options = json.loads(sys.argv[1])
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (options["limits"]["memory"],) * 2)
        resource.setrlimit(resource.RLIMIT_CPU, (options["limits"]["seconds"],) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        # A system without such limits: the size checks and the server's own clock remain.
        options["unlimited"] = True
    out = sys.stdout

    def say(what: Any) -> None:
        out.write(json.dumps(what, ensure_ascii=True, separators=(",", ":")) + "\n")

    try:
        read(FileIO(0, closefd=False), options, say)
    except Refused as refused:
        say({"refused": refused.code, "params": refused.params})
    except MemoryError:
        say({"refused": "file.swells", "params": {"limit": options["limits"]["unpacked"] >> 20}})
    except BaseException as error:  # whatever a broken workbook provokes, also panics of the library
        name = type(error).__name__
        say({"refused": "file.password" if name == "PasswordError" else "file.damaged", "params": {}})
    out.flush()
