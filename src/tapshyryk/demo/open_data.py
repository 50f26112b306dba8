"""Writes the open data of the demonstration and the record with its proof into a folder."""

from __future__ import annotations

from pathlib import Path

from tapshyryk.core import clock
from tapshyryk.core.acts.bundle import write_bundle
from tapshyryk.opendata.ocds.gathering import public_orders
from tapshyryk.opendata.ocds.package import ALL_ORDERS, package_lines, releases_of
from tapshyryk.opendata.tables.catalogue import DICTIONARY, TABLES
from tapshyryk.opendata.tables.writing import dictionary_as_csv, table_as_csv
from tapshyryk.opendata.whole_files import written_whole


def write_open_data(folder: Path) -> list[str]:
    """The OCDS package of every order, every public table as CSV, the record as a bundle; the file names."""
    written = ["ocds.json", "record.zip"]
    with written_whole(folder / "ocds.json") as file:
        for piece in package_lines(releases_of(public_orders(with_examples=True)), ALL_ORDERS, clock.now()):
            file.write(piece.encode())
    tables = [(table.name, table_as_csv(table)) for table in TABLES.values()]
    for name, lines in [*tables, (DICTIONARY, dictionary_as_csv(TABLES.values()))]:
        with written_whole(folder / f"{name}.csv") as file:
            for line in lines:
                file.write(line)
        written.append(f"{name}.csv")
    write_bundle(folder / "record.zip")
    return written
