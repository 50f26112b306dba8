"""Zipped workbooks: refuses those that swell, and walks their XML parts without trusting them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from typing import NoReturn
from xml.parsers import expat

from tapshyryk.core.importing.workbooks.findings import Refused

MOST_PARTS = 5_000


class Walker:
    """Is told of every tag and text of a part; tags and attributes come without their namespace."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A tag opens."""

    def end(self, tag: str) -> None:
        """A tag closes."""

    def text(self, piece: str) -> None:
        """A piece of text between tags."""


def refuse_swelling(archive: zipfile.ZipFile, limit: int) -> None:
    """Refuse an archive that grows past `limit` bytes, by really unpacking it: its headers may lie."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > limit:
        raise Refused("file.swells", limit=limit >> 20)
    total = 0
    for part in parts:
        if part.flag_bits & 1:
            raise Refused("file.password")
        with archive.open(part) as file:
            while piece := file.read(1 << 18):
                total += len(piece)
                if total > limit:
                    raise Refused("file.swells", limit=limit >> 20)


def holds(archive: zipfile.ZipFile, part: str, sought: re.Pattern[bytes]) -> bool:
    """Whether a part holds what is sought (at most 32 bytes long), or declarations, which a walk refuses."""
    kept = b""
    with archive.open(part) as file:
        while piece := file.read(1 << 18):
            window = kept + piece
            if sought.search(window) or b"<!" in window:
                return True
            kept = piece[-32:]
    return False


def walk_part(archive: zipfile.ZipFile, part: str, walker: Walker) -> None:
    """Walk an XML part; one that declares entities is refused, since no spreadsheet program writes any."""
    parser = expat.ParserCreate()

    def start(tag: str, attributes: dict[str, str]) -> None:
        walker.start(_local(tag), {_local(name): value for name, value in attributes.items()})

    def no_entities(*_: object) -> NoReturn:
        raise Refused("file.damaged")

    parser.EntityDeclHandler = no_entities
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda tag: walker.end(_local(tag))
    parser.CharacterDataHandler = walker.text
    with archive.open(part) as file:
        parser.ParseFile(file)


def _local(name: str) -> str:
    return name.rpartition(":")[2]
