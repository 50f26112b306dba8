"""Starts the process that unpacks a workbook and keeps what it says in a file."""

from __future__ import annotations

import json
import subprocess  # nosec B404
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import python_calamine

from tapshyryk.core.importing.cells import Cell, CellFault, TableRow
from tapshyryk.core.importing.limits import Limits
from tapshyryk.core.importing.problems import ImportRefused
from tapshyryk.core.importing.source import Source

_PRODUCT = str(Path(__file__).resolve().parents[4])
_LIBRARY = str(Path(python_calamine.__file__).resolve().parents[1])
_PROGRAM = (
    "import sys; sys.path[:0] = sys.argv[2:]; "
    "from tapshyryk.core.importing.workbooks.process import main; main()"
)
MOST_CELLS = 20_000_000


@dataclass(frozen=True, slots=True)
class Unpacked:
    """An unpacked sheet: its name, the names of all visible sheets, the format and the file of rows."""

    sheet: str
    sheets: tuple[str, ...]
    kind: str
    rows: Path

    def walk(self, limits: Limits) -> Iterator[TableRow]:
        """The rows that hold anything, with their numbers in the sheet."""
        with self.rows.open(encoding="ascii") as lines:
            for line in lines:
                told = json.loads(line)
                if isinstance(told, list):
                    number, cells = told
                    if len(cells) > limits.columns:
                        raise ImportRefused("columns.too_many", row=number, limit=limits.columns)
                    yield TableRow(number, [_cell(cell) for cell in cells])


def unpack(source: Source, sheet: str, limits: Limits) -> Unpacked:
    """Unpack one sheet of the workbook beside its copy; raises `ImportRefused`."""
    rows = source.path.with_name("rows.jsonl")
    told = {**asdict(limits), "cells": MOST_CELLS}
    options = json.dumps({"sheet": sheet, "limits": told})
    slow = False
    with source.open() as workbook, rows.open("wb") as out:
        # Our own program with fixed arguments and no shell; the file comes through standard input.
        process = subprocess.Popen(  # nosec B603
            [sys.executable, "-I", "-S", "-c", _PROGRAM, options, _PRODUCT, _LIBRARY],
            stdin=workbook,
            stdout=out,
            stderr=subprocess.DEVNULL,
            close_fds=True,
        )
        try:
            process.wait(limits.seconds)
        except subprocess.TimeoutExpired:
            slow = True
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
    if slow or process.returncode == -24:
        raise ImportRefused("file.too_slow", seconds=limits.seconds)
    if process.returncode < 0:
        # Killed for its memory, or given up by the library when it got none.
        raise ImportRefused("file.swells", limit=limits.unpacked >> 20)
    return _answer(rows)


def _answer(rows: Path) -> Unpacked:
    with rows.open("rb") as lines:
        first = _told(lines.readline())
        lines.seek(max(0, rows.stat().st_size - 64))
        ended = lines.read().rstrip().endswith(b'{"end":true}')
    if "refused" in first:
        raise ImportRefused(first["refused"], **first["params"])
    if not first or not ended:
        raise ImportRefused("file.damaged")
    return Unpacked(first["sheet"], tuple(first["sheets"]), first["kind"], rows)


def _told(line: bytes) -> dict[str, Any]:
    try:
        return dict(json.loads(line))
    except ValueError:
        return {}


def _cell(told: Any) -> Cell:
    if not isinstance(told, dict):
        plain: Cell = told
        return plain
    kind, value = next(iter(told.items()))
    if kind == "e":
        return CellFault("cell.error", {"error": value})
    if kind == "m":
        return CellFault("cell.merged", {"range": value})
    if kind == "d":
        return date.fromisoformat(value)
    if kind == "t":
        return datetime.fromisoformat(value)
    if kind == "c":
        return time.fromisoformat(value)
    return timedelta(seconds=value)
