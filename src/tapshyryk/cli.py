"""The `tapshyryk` command: finds the wanted subcommand in the rooms and runs it."""

import argparse
import os
from collections.abc import Sequence

from tapshyryk import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns 0 when done, 1 when it could not be done, 2 when it was asked wrongly."""
    parser = argparse.ArgumentParser(prog="tapshyryk", description="Social orders in the open.")
    parser.add_argument("--version", action="version", version=f"tapshyryk {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    manage = commands.add_parser("manage", help="run a Django management command, for developers")
    manage.add_argument("rest", nargs=argparse.REMAINDER)
    wanted = parser.parse_args(argv)
    os.environ.setdefault(
        "DJANGO_SETTINGS_MODULE",
        f"tapshyryk.config.settings.{os.environ.get('TAPSHYRYK_ENVIRONMENT', 'development')}",
    )
    from django.core.management import execute_from_command_line

    execute_from_command_line(["tapshyryk manage", *wanted.rest])
    return 0
