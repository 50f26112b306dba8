"""The `demo` command: the main job, from the founding sources to the proof of the record."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from tapshyryk.config import paths
from tapshyryk.config.command import Command


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the result as JSON and nothing else")
    parser.add_argument("--quiet", action="store_true", help="do not tell the example act by act")


def _run(arguments: argparse.Namespace) -> int:
    from tapshyryk.demo.job import run

    def tell(line: str) -> None:
        if not (arguments.json or arguments.quiet):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()

    started = time.perf_counter()
    folder = paths.var() / "demo"
    result = run(tell, folder, started)
    _write(folder / "summary.json", result)
    if arguments.json:
        sys.stdout.write(json.dumps(result, ensure_ascii=False, indent=2) + "\n")
    else:
        from tapshyryk.demo.summary import as_table

        sys.stdout.write("\n" + as_table(result) + "\n")
    return 0


def _write(file: Path, result: dict[str, Any]) -> None:
    file.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


COMMANDS = [
    Command(
        name="demo",
        help="load the founding sources, play the example, write documents, open data and the proof",
        example="tapshyryk demo",
        configure=_configure,
        run=_run,
    )
]
