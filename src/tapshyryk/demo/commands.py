"""The `demo` command: the main job, from the founding sources to the proof of the record."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from tapshyryk.config import paths
from tapshyryk.config.beginning import begin
from tapshyryk.config.command import Command, Problem
from tapshyryk.config.commands import serve_here
from tapshyryk.config.environment import current


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the result as JSON and nothing else")
    parser.add_argument("--serve", action="store_true", help="serve the portal when all is played")
    parser.add_argument("--port", type=int, help="port of the portal; default TAPSHYRYK_PORT")
    parser.add_argument("--quiet", action="store_true", help="do not tell the example act by act")


def _run(arguments: argparse.Namespace) -> int:
    if current().environment == "production":
        raise Problem("An example has no place among real orders: set TAPSHYRYK_ENVIRONMENT=demo.")

    def tell(line: str) -> None:
        if not (arguments.json or arguments.quiet):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()

    started = time.perf_counter()
    for _name, said in begin():
        tell(said)
    from tapshyryk.demo.job import run

    folder = paths.var() / "demo"
    result = run(tell, folder, started)
    _write(folder / "summary.json", result)
    if arguments.json:
        sys.stdout.write(json.dumps(result, ensure_ascii=False, indent=2) + "\n")
    else:
        from tapshyryk.demo.summary import as_table

        sys.stdout.write("\n" + as_table(result) + "\n")
    return serve_here(port=arguments.port) if arguments.serve else 0


def _write(file: Path, result: dict[str, Any]) -> None:
    file.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


COMMANDS = [
    Command(
        name="demo",
        help="load the founding sources, play the example, write documents, open data and the proof",
        example="tapshyryk demo --serve",
        configure=_configure,
        run=_run,
        needs_django=False,
    )
]
