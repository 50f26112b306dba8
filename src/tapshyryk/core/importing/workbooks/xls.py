"""Old XLS workbooks: the streams of their container, and errors and merged cells by their records."""

from __future__ import annotations

from collections.abc import Iterator

from tapshyryk.core.importing.workbooks.findings import Findings, Refused

ENDS = 0xFFFFFFFA
"""Sector numbers from here on are marks, such as the end of a chain."""

BOUNDSHEET, BOF, FILEPASS, MERGEDCELLS, FORMULA, BOOLERR = 0x0085, 0x0809, 0x002F, 0x00E5, 0x0006, 0x0205

ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


class Container:
    """A compound file: a small file system of sectors, chained by tables."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._sector = 1 << min(_number(data, 30, 2), 16)
        self._small_sector = 1 << min(_number(data, 32, 2), 16)
        self._table = self._read_table()
        self._small_table = _numbers(self._stream(_number(data, 60)))
        self._small_streams = b""

    def streams(self) -> dict[str, bytes]:
        """The streams by name."""
        directory = self._stream(_number(self._data, 48))
        found: dict[str, bytes] = {}
        for at in range(0, len(directory) - 127, 128):
            entry = directory[at : at + 128]
            name = entry[: max(min(_number(entry, 64, 2), 64) - 2, 0)].decode("utf-16-le", errors="replace")
            first, size = _number(entry, 116), _number(entry, 120)
            if entry[66] == 5:  # the root holds the small streams
                self._small_streams = self._stream(first)
            elif entry[66] == 2 and size < 4096:
                found[name] = self._small_stream(first)[:size]
            elif entry[66] == 2:
                found[name] = self._stream(first)[:size]
        return found

    def _body(self, sector: int) -> bytes:
        return self._data[(sector + 1) * self._sector : (sector + 2) * self._sector]

    def _read_table(self) -> list[int]:
        sectors = _numbers(self._data[76:512])
        following, left = _number(self._data, 68), min(_number(self._data, 72), 10_000)
        while following < ENDS and left:
            block = _numbers(self._body(following))
            if not block:
                break
            sectors += block[:-1]
            following, left = block[-1], left - 1
        return [number for sector in sectors if sector < ENDS for number in _numbers(self._body(sector))]

    def _stream(self, first: int) -> bytes:
        return b"".join(self._body(sector) for sector in _chain(first, self._table))

    def _small_stream(self, first: int) -> bytes:
        size = self._small_sector
        pieces = (self._small_streams[n * size : (n + 1) * size] for n in _chain(first, self._small_table))
        return b"".join(pieces)


def xls_findings(book: bytes, index: int) -> Findings:
    """The findings of the sheet `index`, from the records of the workbook's stream."""
    found = Findings()
    starts: list[int] = []
    at, sheet = 0, -1
    while at + 4 <= len(book):
        kind, size = _number(book, at, 2), _number(book, at + 2, 2)
        body = book[at + 4 : at + 4 + size]
        if kind == FILEPASS:
            raise Refused("file.password")
        if kind == BOUNDSHEET:
            starts.append(_number(body, 0))
        elif kind == BOF and at in starts:
            sheet = starts.index(at)
        elif sheet == index:
            _take(found, kind, body)
        at += 4 + size
    return found


def _take(found: Findings, kind: int, body: bytes) -> None:
    place = _number(body, 0, 2), _number(body, 2, 2)
    if kind == BOOLERR and body[7:8] == b"\x01":
        found.errors[place] = ERRORS.get(body[6], "#")
    elif kind == FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
        found.errors[place] = ERRORS.get(body[8], "#")
    elif kind == MERGEDCELLS:
        for at in range(2, len(body) - 7, 8):
            first, last, left, right = (_number(body, at + shift, 2) for shift in (0, 2, 4, 6))
            found.merged.append((first, left, last, right))


def _number(data: bytes, at: int, size: int = 4) -> int:
    return int.from_bytes(data[at : at + size], "little")


def _numbers(block: bytes) -> list[int]:
    return [_number(block, at) for at in range(0, len(block) - 3, 4)]


def _chain(first: int, table: list[int]) -> Iterator[int]:
    """The sectors of a chain; a chain that runs in a circle ends after as many steps as there are sectors."""
    for _ in range(len(table)):
        if first >= len(table):
            return
        yield first
        first = table[first]
