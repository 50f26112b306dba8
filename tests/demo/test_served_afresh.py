"""The example is served by a process that rendered nothing before it forks."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil
import pytest

_PLAYED = """
import sys
import types

def play(tell, folder, started):
    from django.conf import settings
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "site").write_text(settings.SITE_URL)
    return {}

sys.modules["tapshyryk.demo.job"] = types.SimpleNamespace(run=play)
sys.modules["tapshyryk.demo.summary"] = types.SimpleNamespace(as_table=lambda result: "played")
from tapshyryk.cli import main
sys.exit(main(["demo", "--quiet", "--serve", "--port", sys.argv[1]]))
"""
"""The command with nothing to play, which would take ten seconds."""


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.mark.slow
def test_what_plays_becomes_the_server_and_letters_lead_to_its_port(tmp_path: Path) -> None:
    port = _free_port()
    kept = {name: each for name, each in os.environ.items() if not name.startswith(("TAPSHYRYK_", "DJANGO_"))}
    process = subprocess.Popen(
        [sys.executable, "-c", _PLAYED, str(port)],
        env=kept
        | {
            "PYTHONPATH": os.pathsep.join(sys.path),
            "TAPSHYRYK_VAR": str(tmp_path),
            "TAPSHYRYK_ENVIRONMENT": "demo",
            "TAPSHYRYK_WORKERS": "1",
        },
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz", process)
        assert (tmp_path / "demo" / "site").read_text() == f"http://127.0.0.1:{port}"
        # A fork after a paper has none of the renderer's threads: its next paper would lock the database.
        assert psutil.Process(process.pid).cmdline()[1:4] == ["-m", "tapshyryk", "serve"]
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    last = time.monotonic() + 90
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                assert answer.status == 200
                return
        except OSError:
            assert process.poll() is None
            assert time.monotonic() < last
            time.sleep(0.3)
