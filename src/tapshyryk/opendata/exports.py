"""Exports of open data: `ocds`, `csv` and `xlsx`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tapshyryk.config.command import Problem, print_result, result_options
from tapshyryk.core.exporting.spec import Export

TOLD_EVERY = 1000


def _refuse_absent_folder(path: Path) -> None:
    if not path.parent.is_dir():
        raise Problem(f"There is no folder {path.parent}: make it, or choose another.", code=2)


def _tell(said: str) -> None:
    """Progress for whoever watches."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{said}\033[K")
        sys.stderr.flush()


def _configure_ocds(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="where to write the release package (JSON)")
    parser.add_argument("--order", metavar="SLUG", help="only this order")
    parser.add_argument("--with-examples", action="store_true", help="the played example's orders too")
    parser.add_argument("--check", action="store_true", help="check each release against the official schema")
    result_options(parser)


def _ocds(arguments: argparse.Namespace) -> int:
    from tapshyryk.core import clock
    from tapshyryk.opendata.ocds.gathering import public_orders
    from tapshyryk.opendata.ocds.identity import UNREGISTERED, ocid_prefix
    from tapshyryk.opendata.ocds.package import ALL_ORDERS, package_lines, releases_of
    from tapshyryk.opendata.whole_files import written_whole

    _refuse_absent_folder(arguments.file)
    orders = public_orders(with_examples=arguments.with_examples or bool(arguments.order))
    if arguments.order:
        orders = orders.filter(slug=arguments.order)
    if not orders.exists():
        named = f"no public order {arguments.order}" if arguments.order else "no public order yet"
        raise Problem(f"There is {named}: nothing was written.")
    count = {"orders": 0}

    def counted() -> Iterator[Any]:
        for release in releases_of(orders):
            if arguments.check:
                _check(release)
            count["orders"] += 1
            if count["orders"] % TOLD_EVERY == 0:
                _tell(f"{count['orders']} orders")
            yield release

    with written_whole(arguments.file) as file:
        for piece in package_lines(counted(), ALL_ORDERS, clock.now()):
            file.write(piece.encode())
    _tell("")
    if ocid_prefix() == UNREGISTERED:
        sys.stderr.write(
            "The open contracting prefix is not registered: set TAPSHYRYK_OCDS_PREFIX before publishing.\n"
        )
    result = {"file": str(arguments.file), "orders": count["orders"], "checked": arguments.check}
    print_result(arguments, result, f"{count['orders']} orders were written to {arguments.file}.")
    return 0


def _check(release: dict[str, Any]) -> None:
    from tapshyryk.opendata.ocds.validation import troubles_of

    for trouble in troubles_of(release, "release-schema"):
        raise Problem(f"The release {release['ocid']} does not fit the standard: {trouble}.")


def _configure_csv(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where to write a file for each table")
    _choose_tables(parser)


def _choose_tables(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--table", action="append", metavar="NAME", help="only this table; may be given several times"
    )
    result_options(parser)


def _chosen(arguments: argparse.Namespace) -> list[Any]:
    from tapshyryk.opendata.tables.catalogue import TABLES

    unknown = [name for name in arguments.table or () if name not in TABLES]
    if unknown:
        raise Problem(f"There is no table {unknown[0]}: choose from {', '.join(TABLES)}.", code=2)
    return [TABLES[name] for name in arguments.table or TABLES]


def _csv(arguments: argparse.Namespace) -> int:
    from tapshyryk.opendata.tables.catalogue import DICTIONARY
    from tapshyryk.opendata.tables.writing import dictionary_as_csv, table_as_csv
    from tapshyryk.opendata.whole_files import written_whole

    tables = _chosen(arguments)
    _refuse_absent_folder(arguments.folder)
    arguments.folder.mkdir(exist_ok=True)
    files = []
    for name, lines in [
        *((table.name, table_as_csv(table)) for table in tables),
        (DICTIONARY, dictionary_as_csv(tables)),
    ]:
        _tell(name)
        path = arguments.folder / f"{name}.csv"
        with written_whole(path) as file:
            for piece in lines:
                file.write(piece)
        files.append(str(path))
    _tell("")
    print_result(arguments, {"files": files}, f"{len(files)} files were written to {arguments.folder}.")
    return 0


def _configure_xlsx(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="where to write the workbook (XLSX)")
    _choose_tables(parser)


def _xlsx(arguments: argparse.Namespace) -> int:
    from tapshyryk.core import clock
    from tapshyryk.opendata.tables.writing import MOST_ROWS, TooManyRows, write_workbook
    from tapshyryk.opendata.whole_files import written_whole

    tables = _chosen(arguments)
    _refuse_absent_folder(arguments.file)
    try:
        with written_whole(arguments.file) as file:
            rows = write_workbook(
                file, tables, made=clock.now(), told=lambda table, count: _tell(f"{table}: {count}")
            )
    except TooManyRows as trouble:
        raise Problem(
            f"{trouble.table} has more than {MOST_ROWS} rows, too many for a sheet: use `export csv`."
        ) from trouble
    _tell("")
    result = {"file": str(arguments.file), "rows": rows}
    print_result(arguments, result, f"{len(rows)} tables were written to {arguments.file}.")
    return 0


EXPORTS = (
    Export(
        kind="ocds",
        help="write the orders in the Open Contracting Data Standard 1.1",
        example="tapshyryk export ocds orders.json --check",
        configure=_configure_ocds,
        run=_ocds,
    ),
    Export(
        kind="csv",
        help="write the public tables as CSV, with their dictionary",
        example="tapshyryk export csv tables/",
        configure=_configure_csv,
        run=_csv,
    ),
    Export(
        kind="xlsx",
        help="write the public tables and their dictionary into one workbook",
        example="tapshyryk export xlsx tables.xlsx --table orders --table results",
        configure=_configure_xlsx,
        run=_xlsx,
    ),
)
