"""M13: how long the whole suite takes, on both databases, with the browser where there is one."""

import subprocess
import time

from bench.measure import ROOT, Figure, Measure


def run() -> list[Figure]:
    """Runs `make test` and the tests of the house, which `make check` has, once; they must pass to count."""
    subprocess.run(["make", "--silent", ".venv/.dev"], cwd=ROOT, check=True)
    tests = _seconds("make", "test")
    house = _seconds(".venv/bin/python", "-m", "pytest", "-q", "-n", "auto", "tests/house")
    return [
        Figure("make test", tests, "s"),
        Figure("tests of the house", house, "s"),
        Figure("whole suite", tests + house, "s", limit=8 * 60),
    ]


def _seconds(*command: str) -> int:
    started = time.monotonic()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return round(time.monotonic() - started)


MEASURES = [Measure("M13", "tests", "under 8 minutes", run)]
