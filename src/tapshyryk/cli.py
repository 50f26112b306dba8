"""The `tapshyryk` command: finds the wanted subcommand in the rooms and runs it."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from tapshyryk import __version__
from tapshyryk.config.command import Command, Problem, declared
from tapshyryk.config.environment import Unfit
from tapshyryk.config.start import set_up_django


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a call in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Ends the process with code 2."""
        self.exit(2, f"{self.prog}: {message.rstrip('.')}. See `{self.prog} --help`.\n")


def parser() -> argparse.ArgumentParser:
    """The whole command line, with the subcommands of all rooms."""
    top = _Parser(prog="tapshyryk", description="Social orders in the open, from need to result.")
    top.add_argument("--version", action="version", version=f"tapshyryk {__version__}")
    top.set_defaults(debug=False)
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)
    for command in declared("commands", "COMMANDS"):
        one = commands.add_parser(
            command.name,
            help=command.help,
            description=command.help[0].upper() + command.help[1:] + ".",
            epilog=f"Example:\n  {command.example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        one.add_argument("--debug", action="store_true", help="on an error, show where it happened")
        command.configure(one)
        one.set_defaults(chosen=command)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns 0 when done, 1 when it could not be done, 2 when it was asked wrongly."""
    arguments = parser().parse_args(argv)
    command: Command = arguments.chosen
    try:
        if command.needs_django:
            set_up_django()
        return command.run(arguments)
    except KeyboardInterrupt:
        return 1
    except BrokenPipeError:
        # Whoever read our output has had enough; nothing more must be written, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as trouble:
        if arguments.debug:
            raise
        print(f"tapshyryk {command.name}: {_sentence(trouble)}", file=sys.stderr)
        if isinstance(trouble, Unfit):
            return 2
        return trouble.code if isinstance(trouble, Problem) else 1


def _sentence(trouble: Exception) -> str:
    """One line that says what happened and what to do."""
    if isinstance(trouble, Problem | Unfit):
        return str(trouble)
    first = " ".join(str(trouble).split()) or "no further word"
    kinds = {kind.__name__ for kind in type(trouble).__mro__}
    if kinds & {"OperationalError", "ProgrammingError"}:
        if "no such table" in first or "does not exist" in first:
            return f"The database lacks a table ({first}): run `tapshyryk init`."
        return f"The database does not answer ({first}): start it, or mend TAPSHYRYK_DATABASE_URL."
    if isinstance(trouble, OSError) and trouble.filename:
        return f"{trouble.filename}: {trouble.strerror}. Give a path that can be used."
    return f"Unexpected {type(trouble).__name__} ({first}): run it again with --debug to see where."
