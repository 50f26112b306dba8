"""M12: from a fresh clone to a served portal, downloads aside, and the second start."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

from bench.measure import ROOT, Figure, Measure

_PATIENCE = 300


def run() -> list[Figure]:
    """Clones what is committed, warms the download caches once, then takes the time of two starts."""
    folder = Path(tempfile.mkdtemp(prefix="tapshyryk-m12-"))
    try:
        _clone(folder / "warm")
        subprocess.run(
            ["make", "--silent", ".venv/.runtime"], cwd=folder / "warm", check=True, env=_environment()
        )
        started = time.monotonic()
        _clone(folder / "fresh")
        first = _until_served(folder / "fresh", started)
        second = _until_served(folder / "fresh", time.monotonic())
    finally:
        shutil.rmtree(folder)
    return [
        Figure("fresh clone to served portal", round(first, 1), "s", limit=30),
        Figure("second start", round(second, 1), "s", limit=3),
    ]


def _environment() -> dict[str, str]:
    """As on a stranger's machine: nothing of ours set, and no environment of Python active."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("TAPSHYRYK_", "PYTHON", "VIRTUAL_"))
    }


def _clone(place: Path) -> None:
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(place)], check=True)


def _until_served(place: Path, started: float) -> float:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    with (place / "made.log").open("wb") as log:
        made = subprocess.Popen(
            ["make", "demo", f"PORT={port}"],
            cwd=place,
            env=_environment(),
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        while time.monotonic() - started < _PATIENCE and made.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/ky/", timeout=5):
                    return time.monotonic() - started
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("the portal was not served: " + (place / "made.log").read_text()[-2000:])
    finally:
        if made.poll() is None:
            os.killpg(made.pid, signal.SIGTERM)
        made.wait(60)


MEASURES = [Measure("M12", "set-up", "under 30 s; second start under 3 s", run)]
