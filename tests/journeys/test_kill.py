"""The server is killed in the middle of moves: what it had acknowledged is there, and no half act exists."""

from __future__ import annotations

import http.client
import http.cookiejar
import os
import random
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tapshyryk.config.paths import CHECKOUT

pytestmark = [pytest.mark.slow, pytest.mark.pure]

KILLS = 10
CLIENTS = 3
STAGE = (
    "import django; django.setup()\n"
    "from tapshyryk.demo.example.people import set_the_stage\n"
    "from tapshyryk.demo.example.story import Story\n"
    "set_the_stage(Story(tell=lambda line: None))\n"
)


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Shows the answer itself instead of following it."""

    def redirect_request(self, *args: object) -> None:
        """Follow nothing."""


class Clerk:
    """A signed-in specialist who plans needs sessions one after another over HTTP."""

    def __init__(self, origin: str, account: int, place: str) -> None:
        self.origin, self.account, self.place = origin, account, place
        jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar), NoRedirect())

    def _page(self, path: str) -> str:
        with self.opener.open(self.origin + path, timeout=10) as answer:
            return str(answer.read().decode())

    def _send(self, path: str, **fields: str) -> str:
        """The address an accepted form leads to; an empty text for any other answer."""
        sent = urllib.request.Request(self.origin + path, urllib.parse.urlencode(fields).encode())
        sent.add_header("Referer", self.origin + path)
        try:
            with self.opener.open(sent, timeout=10):
                return ""
        except urllib.error.HTTPError as answer:
            return answer.headers["Location"] if answer.code == 302 else ""

    def sign_in(self) -> None:
        """Sign in as the specialist of the example."""
        token = _token(self._page("/en/work/sign-in/"))
        assert self._send(f"/en/work/sign-in/as/{self.account}/", csrfmiddlewaretoken=token)

    def plan(self) -> str:
        """Plan a session; its key once the server has said that it is done."""
        path = f"/en/work/begin/plan_session/municipality/{self.place}/"
        token = _token(self._page(path))
        led_to = self._send(
            path,
            csrfmiddlewaretoken=token,
            request_key=str(uuid4()),
            title_ky="Жыйын",
            planned_for="2027-01-15",
            venue="Клуб",
        )
        found = re.search(r"/needs_session/([0-9a-f-]{36})/", led_to)
        return found.group(1).replace("-", "") if found else ""


def _token(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found, page[:300]
    return found.group(1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _serve(environment: dict[str, str], port: int) -> subprocess.Popen[bytes]:
    server = subprocess.Popen(
        [sys.executable, "-m", "tapshyryk", "serve", "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    for _ in range(150):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2) as answer:
                if answer.status == 200:
                    return server
        except OSError:
            time.sleep(0.2)
    os.killpg(server.pid, signal.SIGKILL)
    raise AssertionError("the server did not become ready")


def test_what_was_acknowledged_survives_kills_and_nothing_is_half_done(tmp_path: Path) -> None:
    environment = {
        **{
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("TAPSHYRYK_", "DJANGO_"))
        },
        "TAPSHYRYK_ENVIRONMENT": "demo",
        "TAPSHYRYK_VAR": str(tmp_path),
        "PYTHONPATH": str(CHECKOUT / "src"),
    }
    subprocess.run(
        [sys.executable, "-m", "tapshyryk", "init"], env=environment, check=True, capture_output=True
    )
    staged = {**environment, "DJANGO_SETTINGS_MODULE": "tapshyryk.config.settings.demo"}
    subprocess.run([sys.executable, "-c", STAGE], env=staged, check=True, capture_output=True)
    database = tmp_path / "tapshyryk.sqlite3"
    with sqlite3.connect(database) as rows:
        (account,) = rows.execute("SELECT id FROM parties_account WHERE email LIKE 'specialist@%'").fetchone()
        (place,) = rows.execute("SELECT id FROM places_municipality").fetchone()
    chance, acknowledged = random.Random(20261123), []
    for _ in range(KILLS):
        port = _free_port()
        server = _serve(environment, port)
        stop = threading.Event()
        clients = [
            threading.Thread(
                target=_work, args=(f"http://127.0.0.1:{port}", account, str(UUID(place)), acknowledged, stop)
            )
            for _ in range(CLIENTS)
        ]
        for client in clients:
            client.start()
        time.sleep(1 + chance.random())
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
        stop.set()
        for client in clients:
            client.join()
    with sqlite3.connect(database) as rows:
        sessions = dict(rows.execute("SELECT id, state FROM needs_needssession").fetchall())
        acts = dict(
            rows.execute("SELECT subject_id, to_state FROM acts_act WHERE verb = 'plan_session'").fetchall()
        )
        assert rows.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(acknowledged) >= KILLS
    assert set(acknowledged) <= set(sessions)
    assert sessions == acts
    whole = subprocess.run(
        [sys.executable, "-m", "tapshyryk", "export", "bundle", str(tmp_path / "record.zip")],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert whole.returncode == 0, whole.stderr
    proven = subprocess.run(
        [sys.executable, "-m", "tapshyryk", "verify", str(tmp_path / "record.zip")],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert proven.returncode == 0, proven.stdout + proven.stderr


def _work(origin: str, account: int, place: str, acknowledged: list[str], stop: threading.Event) -> None:
    """Plan sessions until the server is gone; note each one it acknowledged."""
    clerk = Clerk(origin, account, place)
    try:
        clerk.sign_in()
        while not stop.is_set():
            key = clerk.plan()
            if key:
                acknowledged.append(key)
    except (OSError, http.client.HTTPException):
        return
