"""The served product answers, runs its jobs beside, and ends when told, leaving nobody behind."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import psutil
import pytest


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_the_server_serves_until_told_to_stop_and_leaves_nobody_behind(tmp_path, number):
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("TAPSHYRYK_", "DJANGO_"))
    }
    environment = kept | {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "TAPSHYRYK_VAR": str(tmp_path),
        "TAPSHYRYK_ENVIRONMENT": "demo",
        "TAPSHYRYK_WORKERS": "1",
    }
    command = [sys.executable, "-m", "tapshyryk"]
    subprocess.run([*command, "init"], env=environment, check=True, capture_output=True, timeout=120)
    port = _free_port()
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(
            [*command, "serve", "--port", str(port)], env=environment, stdout=log, stderr=log
        )
    family: list[psutil.Process] = []
    try:
        answer = _wait_for(f"http://127.0.0.1:{port}/readyz", server)
        assert answer == b'{"ready": true}'
        family = psutil.Process(server.pid).children(recursive=True)
        assert len(family) >= 3  # gunicorn, its worker, the jobs
    finally:
        server.send_signal(number)
        code = server.wait(60)
    assert code == (0 if number == signal.SIGTERM else -signal.SIGKILL)
    _gone, alive = psutil.wait_procs(family, timeout=20)
    assert alive == []
    if number == signal.SIGTERM:
        assert "jobs stopped" in (tmp_path / "log").read_text()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> bytes:
    give_up = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return bytes(answer.read())
        except OSError:
            assert server.poll() is None
            assert time.monotonic() < give_up
            time.sleep(0.1)
