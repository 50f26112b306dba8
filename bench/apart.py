"""Runs a part of a measure in a process of its own, with a folder and settings of its own."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from bench.measure import ROOT, Figure


def figures_of(module: str, *arguments: str, environment: str = "demo", database: str = "") -> list[Figure]:
    """The figures that `python -m MODULE` prints as JSON on its last line; its folder is removed after."""
    folder = Path(tempfile.mkdtemp(prefix="tapshyryk-bench-"))
    variables = {
        **os.environ,
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "TAPSHYRYK_VAR": str(folder),
        "TAPSHYRYK_ENVIRONMENT": environment,
        "TAPSHYRYK_SIGNING_KEY": "",
        "TAPSHYRYK_DATABASE_URL": database,
        "TAPSHYRYK_LOG_LEVEL": "warning",
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=ROOT,
            env=variables,
            stdout=subprocess.PIPE,
            check=True,
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return [Figure(**figure) for figure in json.loads(done.stdout.splitlines()[-1])]


def tell(figures: list[Figure]) -> None:
    """Prints figures for the process that asked."""
    print(json.dumps([asdict(figure) for figure in figures]))
