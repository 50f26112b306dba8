"""The `export` command, with one subcommand for each kind the rooms know."""

import argparse

from tapshyryk.config.command import Command, declared
from tapshyryk.core.exporting.spec import Export


def _configure(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(title="kinds", metavar="KIND", required=True, parser_class=type(parser))
    for export in declared("exports", "EXPORTS"):
        one = kinds.add_parser(
            export.kind,
            help=export.help,
            description=export.help[0].upper() + export.help[1:] + ".",
            epilog=f"Example:\n  {export.example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        export.configure(one)
        one.set_defaults(export=export)


def _run(arguments: argparse.Namespace) -> int:
    export: Export = arguments.export
    return export.run(arguments)


COMMANDS = (
    Command(
        name="export",
        help="write data for others: the proven record, open data, tables",
        example="tapshyryk export bundle record.zip",
        configure=_configure,
        run=_run,
    ),
)
