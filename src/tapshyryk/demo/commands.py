"""The `demo` command: the main job, from the founding sources to the proof of the record."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from tapshyryk.config import paths
from tapshyryk.config.beginning import begin
from tapshyryk.config.command import Command, Problem
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

    if arguments.port is not None:
        # Letters and codes of the example lead to where it will be served.
        os.environ["TAPSHYRYK_PORT"] = str(arguments.port)
        current.cache_clear()
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
    if arguments.serve:
        _serve()
    return 0


def _serve() -> None:
    """Becomes `tapshyryk serve` under the same process number.

    Playing renders papers, and their renderer starts threads. `serve` forks, and a fork has none of them: its
    first paper would wait for ever and keep the database locked. So what serves starts afresh.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, [sys.executable, "-m", "tapshyryk", "serve"])  # noqa: S606


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
