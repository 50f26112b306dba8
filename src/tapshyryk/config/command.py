"""What a room declares to add a subcommand, a first step of `init`, or a line of `doctor`."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any, Literal

from tapshyryk.config.paths import PACKAGE


class Problem(Exception):
    """Why a command could not do its work: one sentence that says what to do; `code` is the exit code."""

    def __init__(self, sentence: str, *, code: Literal[1, 2] = 1) -> None:
        super().__init__(sentence)
        self.code = code


def _nothing(_parser: argparse.ArgumentParser) -> None:
    """For a command without arguments of its own."""


@dataclass(frozen=True, kw_only=True)
class Command:
    """One subcommand; rooms list theirs as `COMMANDS` in `commands.py`.

    That module imports Django only inside `run`, so that `--help` and `verify` stay quick. `run` returns the
    exit code: 0 done, 1 not done or findings, 2 asked wrongly. It runs with Django set up
    unless `needs_django` is false.
    """

    name: str
    help: str
    example: str
    run: Callable[[argparse.Namespace], int]
    configure: Callable[[argparse.ArgumentParser], None] = _nothing
    needs_django: bool = True


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """One step of `init`, listed as `BEGINNINGS` in `commands.py`; `run` returns what it did, or None."""

    name: str
    run: Callable[[argparse.Namespace], str | None]
    configure: Callable[[argparse.ArgumentParser], None] = _nothing


@dataclass(frozen=True)
class Finding:
    """What `doctor` saw: `good`, `warning` (works, unsafe or incomplete) or `bad` (does not work)."""

    level: Literal["good", "warning", "bad"]
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Check:
    """One question of `doctor`, listed as `CHECKS` in a room's `checks.py`."""

    name: str
    run: Callable[[], list[Finding]]


def modules(name: str) -> Iterator[ModuleType]:
    """The modules called `name` of `config`, of the core packages and of the rooms, those that exist."""
    for folder in ("config", "core", "core/*", "*"):
        for file in sorted(PACKAGE.glob(f"{folder}/{name}.py")):
            inside = file.relative_to(PACKAGE).with_suffix("").parts
            if folder != "*" or inside[0] not in {"config", "core"}:
                yield import_module(".".join((PACKAGE.name, *inside)))


def declared(module: str, variable: str) -> Iterator[Any]:
    """All entries of the lists called `variable` in the rooms' modules called `module`."""
    for found in modules(module):
        yield from getattr(found, variable, ())


def result_options(parser: argparse.ArgumentParser) -> None:
    """Adds `--json` to a command that prints a result with `print_result`."""
    parser.add_argument("--json", action="store_true", help="print the result as JSON")


def print_result(arguments: argparse.Namespace, result: Mapping[str, Any], text: str) -> None:
    """Prints `text` for people, or `result` for machines when `--json` was given."""
    if arguments.json:
        json.dump(result, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(text.rstrip("\n") + "\n")
