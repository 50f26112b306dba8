"""The subcommand `tapshyryk import`: a file into a registry, or a list of what is wrong with it."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from tapshyryk.config.command import Command, Problem, print_result, result_options

if TYPE_CHECKING:
    from tapshyryk.core.importing.report import ImportReport


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", help="what the file lists; `list` shows the kinds")
    parser.add_argument("file", metavar="FILE", nargs="?", help="a CSV, XLSX, XLS or ODS file")
    parser.add_argument("--dry-run", action="store_true", help="check everything and keep nothing")
    parser.add_argument("--sheet", default="", help="the workbook's sheet; the first one otherwise")
    parser.add_argument("--template", metavar="OUT", help="write the empty XLSX table of KIND to OUT instead")
    parser.add_argument("--language", choices=("ky", "ru", "en"), default="en", help="language of sentences")
    result_options(parser)


def _run(arguments: argparse.Namespace) -> int:
    from django.utils import translation

    with translation.override(arguments.language):
        return _import(arguments)


def _import(arguments: argparse.Namespace) -> int:
    from pathlib import Path

    from tapshyryk.core.access.actors import System
    from tapshyryk.core.importing.importer import import_file
    from tapshyryk.core.importing.registries import registries
    from tapshyryk.core.importing.writing.template import template_file
    from tapshyryk.core.lifecycle.refusals import Refused

    known = registries()
    if arguments.kind == "list":
        lines = {kind: registry.label["en"] for kind, registry in known.items()}
        print_result(arguments, lines, "\n".join(f"{kind:24} {label}" for kind, label in lines.items()))
        return 0
    if arguments.kind not in known:
        raise Problem(f"Nothing is called {arguments.kind!r}: choose from {', '.join(known)}.", code=2)
    registry = known[arguments.kind]
    if arguments.template:
        Path(arguments.template).write_bytes(template_file(registry))
        return 0
    if not arguments.file:
        raise Problem("Name the file to import.", code=2)
    try:
        report = import_file(
            registry,
            arguments.file,
            actor=System("command line"),
            sheet=arguments.sheet,
            dry_run=arguments.dry_run,
            progress=_show_progress if sys.stderr.isatty() else _stay_silent,
        )
    except Refused as refused:
        raise Problem(" ".join(reason.sentence for reason in refused.reasons)) from refused
    for problem in (*report.warnings, *report.errors):
        print(problem, file=sys.stderr)
    if report.errors_in_all > len(report.errors):
        print(f"… and {report.errors_in_all - len(report.errors)} more.", file=sys.stderr)
    print_result(arguments, report.as_dict(), _summary(report))
    return 0 if report.ok else 1


def _summary(report: ImportReport) -> str:
    if not report.ok:
        return f"Nothing was imported: {report.errors_in_all} errors."
    counts = f"{report.created} new, {report.changed} changed, {report.unchanged} as they were"
    if report.dry_run:
        return f"{report.rows} rows are in order: {counts}. Nothing was kept (dry run)."
    return f"{report.rows} rows imported: {counts}."


def _show_progress(stage: str, done: int, total: int | None) -> None:
    word = {"check": "checked", "write": "written"}[stage]
    of_all = f" of {total}" if total else ""
    sys.stderr.write(f"\r{done}{of_all} rows {word}" + ("\n" if done == total else ""))


def _stay_silent(stage: str, done: int, total: int | None) -> None:
    """Where no one watches, nothing is shown."""


COMMANDS = (
    Command(
        name="import",
        help="bring a table (CSV, XLSX, XLS, ODS) into a registry, all of it or nothing",
        example="tapshyryk import municipalities municipalities.xlsx --dry-run",
        configure=_configure,
        run=_run,
    ),
)
