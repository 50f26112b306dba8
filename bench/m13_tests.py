"""M13: how long the whole suite takes, on both databases, with the browser where there is one."""

import subprocess
import time

from bench.measure import ROOT, Figure, Measure


def run() -> list[Figure]:
    """Runs `make test` once; it must pass to count."""
    subprocess.run(["make", "--silent", ".venv/.dev"], cwd=ROOT, check=True)
    started = time.monotonic()
    subprocess.run(["make", "test"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return [Figure("whole suite", round(time.monotonic() - started), "s", limit=8 * 60)]


MEASURES = [Measure("M13", "tests", "under 8 minutes", run)]
